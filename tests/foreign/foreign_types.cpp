// SPDX-License-Identifier: Apache-2.0
// One small type of each kind, built by many compilers and flags. What a type does is chosen to meet what differs
// between them: Eigen's alignment and packet sizes, containers and strings, exceptions, static tables.
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace foreign {
using namespace anlage;

/// Region, element by element: the same bits everywhere.
struct Leaky {
  static constexpr const char* doc = "leaky rates";
  Param tau   {20e-3, "s", "time constant", {1e-4, 1.0}};
  Param gain  {1.5, "1", "slope"};
  In    drive {"n", "Hz", "input"};
  State v     {"n", "Hz", "potential"};
  Out   rate  {"n", "Hz", "output"};

  void tick(Tick now) {
    v += now.dt / tau * (drive - v);
    rate = gain * v.cwiseMax(0);
  }
};

/// Region with matrix products and Eigen's reductions, whose order of sums depends on the packet size.
struct Recurrent {
  Memory m     {"n n", "1", "recurrent weights", "normal 0 0.1"};
  In     drive {"n", "1", "input"};
  State  v     {"n", "1", "state"};
  Out    rate  {"n", "1", "shares"};

  void fill() {
    const Eigen::MatrixXf square = m * m.transpose();
    m = square;
  }
  void tick(Tick) {
    const Eigen::VectorXf next = m * v + drive;
    v = next.array().tanh().matrix();
    rate = v.array().exp().matrix() / v.array().exp().sum();
  }
};

/// World with containers, strings, a table of bytes and noise.
struct Stream {
  Param count {4.0, "1", "pictures", {1, 100}, birth | integer};
  Table<std::uint8_t> pictures {"pixel picture", "1", "grey values"};
  Out   image {"pixel", "1", "the picture of this tick"};
  Rng   noise {"pixel noise"};

  void develop(Setup& setup) {
    std::vector<std::string> names{"pixel", "picture"};
    std::sort(names.begin(), names.end());
    setup.set_axis(names[1].c_str(), 21);
    setup.set_axis(names[0].c_str(), static_cast<std::int64_t>(count.value));
  }
  void fill() {
    for (std::int64_t c = 0; c < pictures.cols(); ++c) {
      std::vector<std::uint8_t> values;
      for (std::int64_t r = 0; r < pictures.rows(); ++r) values.push_back(static_cast<std::uint8_t>(r * 37 + c * 11));
      std::sort(values.begin(), values.end());
      std::copy(values.begin(), values.end(), pictures.writable(c));
    }
  }
  void advance(Tick now) {
    const auto picture = static_cast<std::int64_t>(now.index) % pictures.cols();
    for (std::int64_t r = 0; r < pictures.rows(); ++r)
      image[r] = static_cast<Real>(pictures(r, picture)) / 255 + Real(0.01) * noise.normal(now, r);
  }
};

/// Steering circuit: a bounded number of its own, and a broadcast.
struct Thermostat {
  In        body      {"n", "K", "temperatures"};
  Mutable   set_point {310.0, "K", "aimed at", {300, 320}};
  Broadcast cold      {"1", "how far below"};

  void steer(Tick) {
    Real sum = 0;
    for (std::int64_t i = 0; i < body.size(); ++i) sum += body[i];
    cold = set_point - sum;
    set_point += Real(0.25);
  }
};

/// Connection over all pairs.
struct Full {
  Weights w {"post pre", "1", "weights"};

  void develop(Setup& setup) { setup.dense(); }
  void wire(Wiring& wiring) {
    const Random random = wiring.random(1);
    for (std::int64_t i = 0; i < wiring.pre(); ++i)
      for (std::int64_t j = 0; j < wiring.post(); ++j)
        wiring.weight(j, i) = random.uniform(0, static_cast<std::uint64_t>(i * wiring.post() + j)) - Real(0.5);
  }
};

/// Connection over a few senders each.
struct Few {
  Param   fan_in {3.0, "1", "senders of each receiver", {1, 100}, birth | integer};
  Weights w {"post pre", "1", "weights"};

  void develop(Setup& setup) { setup.sparse(static_cast<std::int64_t>(fan_in.value)); }
  void wire(Wiring& wiring) {
    const Random random = wiring.random(2);
    const auto senders = static_cast<std::uint32_t>(wiring.pre());
    for (std::int64_t j = 0; j < wiring.post(); ++j) {
      for (std::int64_t k = 0; k < wiring.fan_in(); ++k) {
        wiring.connect(j, k, random.below(senders, static_cast<std::uint64_t>(j), static_cast<std::uint64_t>(k)));
        wiring.synapse_weight(j, k) = Real(0.25) * static_cast<Real>(k + 1);
      }
    }
  }
};

/// Local rule with a trace and a number per receiver.
struct TracedOja {
  Param     eta  {1e-2, "1", "learning rate", {0, 1}};
  Pre       x    {"pre", "1", "sending activity"};
  Post      y    {"post", "1", "receiving activity"};
  PostState mean {"post", "1", "running average"};
  Trace     e    {"post pre", "1", "eligibility"};
  Weights   w    {"post pre", "1", "weights"};

  void settle(Tick) { mean += Real(0.125) * (y - mean); }
  void learn(Tick, Synapse auto s) {
    e[s] = Real(0.5) * e[s] + x[s] * (y[s] - mean[s]);
    w[s] += eta * (e[s] - y[s] * y[s] * w[s]);
  }
};

/// Region that fails in its second tick.
struct Failing {
  Out rate {"n", "1", "output"};

  void tick(Tick now) {
    rate.setZero();
    if (now.index == 1) throw Failure("no more rates after tick " + std::to_string(now.index));
  }
};

}  // namespace foreign

ANLAGE_PLUGIN(foreign::Leaky, foreign::Recurrent, foreign::Stream, foreign::Thermostat, foreign::Full, foreign::Few,
              foreign::TracedOja, foreign::Failing)
