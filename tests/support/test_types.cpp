// SPDX-License-Identifier: Apache-2.0
/// Types whose numbers can be worked out by hand, for tests of the framework.
#include <anlage/sdk/plugin.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <limits>
#include <string>

namespace test_types {
using namespace anlage;

/// rate[i] = start + i + step · tick
struct TestRamp {
  Param start {0.0, "1", "value at tick 0 of unit 0"};
  Param step {1.0, "1", "growth a tick"};
  Out rate {"n", "1", "the ramp"};

  void tick(Tick now) {
    for (Index i = 0; i < rate.size(); ++i) rate[i] = start + static_cast<Real>(i) + step * static_cast<Real>(now.index);
  }
};

/// rate = 1 at ticks 0, every, 2 · every, …, else 0
struct TestPulse {
  Param every {10.0, "1", "ticks from one pulse to the next", {1.0, 1e6}, integer};
  Out rate {"n", "1", "pulses"};

  void tick(Tick now) { rate.setConstant(now.index % static_cast<std::uint64_t>(every.value) == 0 ? Real{1} : Real{0}); }
};

/// rate = gain · drive
struct TestEcho {
  Param gain {1.0, "1", "scale", {-100.0, 100.0}};
  In drive {"n", "1", "what arrives"};
  Out rate {"n", "1", "the same, scaled"};

  void tick(Tick) { rate = gain * drive; }
};

/// Counts its own ticks; level is the count, broadcast.
struct TestCounter {
  State count {"", "1", "ticks so far", "zero"};
  Out ticks {"", "1", "ticks so far"};
  Broadcast level {"1", "ticks so far"};

  void steer(Tick) {
    count = count + 1;
    ticks = count;
    level = count;
  }
};

/// Reports a failure at tick `at`.
struct TestFailing {
  Param at {3.0, "1", "the tick", integer};
  Out rate {"n", "1", "zeros"};

  void tick(Tick now) {
    rate.setZero();
    if (static_cast<Real>(now.index) == at) throw Failure("the planted failure");
  }
};

/// Brings its process down at tick `at`: by a signal, or by never coming back.
struct TestCrash {
  Param at {30.0, "1", "the tick", integer};
  Choice how {"crash hang past before input null files", "what happens"};
  In drive {"n", "1", "what arrives", optional};
  Out rate {"n", "1", "the tick"};

  void tick(Tick now) {
    rate.setConstant(static_cast<Real>(now.index));
    if (static_cast<Real>(now.index) != at) return;
    if (how == "crash") raise(SIGSEGV);
    if (how == "past") rate.data()[(rate.size() + 15) / 16 * 16] = 1;
    if (how == "before") rate.data()[-1] = 1;
    if (how == "input") const_cast<Real*>(drive.data())[0] = 1;
    if (how == "null") *static_cast<volatile int*>(nullptr) = 1;
    if (how == "files" && (open("/etc/passwd", O_RDONLY) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0)) rate.setConstant(-1);
    if (how == "hang") for (;;) pause();
  }
};

/// A steering circuit that does not keep to what it is handed: from tick `at` on it reads or writes beyond it.
struct TestSpy {
  Param  at    {30.0, "1", "the tick", integer};
  Choice how   {"listen past write", "what it does"};
  In     heard {"n", "1", "what arrives"};
  Out    found {"1", "1", "the mean of what arrives, or the largest number beyond it"};

  void steer(Tick now) {
    found[0] = heard.mean();
    if (static_cast<Real>(now.index) < at) return;
    const volatile Real* next = heard.data() + (heard.size() + 15) / 16 * 16;
    if (how == "past") found[0] = std::max({next[0], next[1], next[2]});
    if (how == "write") const_cast<Real*>(heard.data())[1] = 1;
  }
};

/// rate is NaN in unit 1 from tick `at` on.
struct TestNaN {
  Param at {3.0, "1", "the tick", integer};
  State seen {"", "1", "ticks", "zero"};
  Out rate {"n", "1", "the number of ticks seen, then NaN"};

  void tick(Tick now) {
    seen = seen + 1;
    rate.setConstant(seen);
    if (static_cast<Real>(now.index) >= at) rate[1] = std::numeric_limits<Real>::quiet_NaN();
  }
};

/// Noise from the part's own stream.
struct TestNoise {
  Rng noise {"white noise"};
  Out rate {"n", "1", "standard normal"};

  void tick(Tick now) {
    for (Index i = 0; i < rate.size(); ++i) rate[i] = noise.normal(now, i);
  }
};

/// Waits in tick `at` until the writing end of a named pipe is closed.
struct TestGate {
  Text pipe {"the named pipe"};
  Param at {3.0, "1", "the tick", integer};
  Out rate {"n", "1", "zeros"};

  void tick(Tick now) {
    rate.setZero();
    if (static_cast<Real>(now.index) != at) return;
    pollfd end {open(pipe.string().c_str(), O_RDONLY | O_CLOEXEC), POLLIN, 0};
    if (end.fd < 0) throw Failure("no pipe at " + pipe.string());
    while (poll(&end, 1, -1) < 0) {  // a call in which the thread sanitizer, too, lets signals through
    }
    close(end.fd);
  }
};

/// Finds a file before it knows its size: it is asked again once the axis is known.
struct TestFinder {
  Text data {"the file"};
  Text remark {"another text", optional};
  Out rate {"n", "1", "zeros"};

  void develop(Setup& setup) {
    (void)setup.find_data(data.string());
    setup.set_axis("n", 2);
  }
  void tick(Tick) { rate.setZero(); }
};

/// The world of the tests: hands out the tick as a number.
struct TestClock {
  Choice face {"tick minus", "sign of the number"};
  Out time {"n", "1", "the tick"};

  void advance(Tick now) {
    const Real sign = face == "minus" ? Real{-1} : Real{1};
    time.setConstant(sign * static_cast<Real>(now.index));
  }
};

/// w += eta · y · x
struct TestHebb {
  Param eta {1.0, "1", "learning rate", {0.0, 100.0}};
  Pre x {"pre", "1", "sending activity"};
  Post y {"post", "1", "receiving activity"};
  Weights w {"post pre", "1", "weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * y[s] * x[s]; }
};

/// w += eta · level · x, once per synapse
struct TestGated {
  Param eta {1.0, "1", "learning rate"};
  Modulator level {"1", "third factor"};
  Pre x {"pre", "1", "sending activity"};
  Weights w {"post pre", "1", "weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * level * x[s]; }
};

/// beat = 1 at ticks 0, every, 2 · every, …, else 0; broadcast
struct TestMetronome {
  Param every {3.0, "1", "ticks from one beat to the next", {1.0, 1e6}, integer};
  Out beats {"", "1", "the beat as a signal"};
  Broadcast beat {"1", "1 on the beat"};

  void steer(Tick now) {
    beat = now.index % static_cast<std::uint64_t>(every.value) == 0 ? Real{1} : Real{0};
    beats = now.index % static_cast<std::uint64_t>(every.value) == 0 ? Real{1} : Real{0};
  }
};

/// w ← factor · w + offset, and every synapse counts
struct TestAffine {
  Param factor {1.0, "1", "factor a tick"};
  Param offset {0.0, "1", "offset a tick"};
  Trace seen {"post pre", "1", "times this synapse was visited", "zero"};
  Weights w {"post pre", "1", "weight"};

  void learn(Tick, Synapse auto s) {
    seen[s] += 1;
    w[s] = factor * w[s] + offset;
  }
};

/// w ← keep · w, and every receiver counts
struct TestDecay {
  Param keep {0.5, "1", "share that stays", {0.0, 1.0}};
  PostState settled {"post", "1", "times this receiver settled", "zero"};
  Weights w {"post pre", "1", "weight"};

  void settle(Tick) {
    for (Index i = 0; i < settled.size(); ++i) settled[i] += 1;
  }
  void learn(Tick, Synapse auto s) { w[s] *= keep; }
};

}  // namespace test_types

ANLAGE_PLUGIN(test_types::TestRamp, test_types::TestPulse, test_types::TestEcho, test_types::TestCounter, test_types::TestFailing,
              test_types::TestCrash, test_types::TestSpy, test_types::TestNaN, test_types::TestNoise, test_types::TestGate, test_types::TestFinder,
              test_types::TestClock, test_types::TestHebb, test_types::TestGated, test_types::TestMetronome,
              test_types::TestAffine, test_types::TestDecay)
