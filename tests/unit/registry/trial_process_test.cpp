// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/trial_process.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstdlib>

#include "unit/registry/support.hpp"

using namespace anlage;
using Heard = TrialProcess::Heard;

namespace {

/// Far beyond what anything here takes, so that no outcome depends on it.
TrialProcess::Clock::time_point later() { return TrialProcess::Clock::now() + std::chrono::minutes(1); }

std::string end_of(const std::function<void()>& work) {
  TrialProcess process([&](const TrialProcess::Tell&) { work(); });
  std::string line;
  BOOST_TEST((process.listen(line, later()) == Heard::end));
  return process.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trial_process)

BOOST_AUTO_TEST_CASE(lines_are_heard_one_by_one_and_then_the_end) {
  TrialProcess process([](const TrialProcess::Tell& tell) {
    tell("one\ntwo\n");
    tell("three\n");
  });
  std::string line;
  for (const char* expected : {"one", "two", "three"}) {
    BOOST_TEST((process.listen(line, later()) == Heard::line));
    BOOST_TEST(line == expected);
  }
  BOOST_TEST((process.listen(line, later()) == Heard::end));
}

BOOST_AUTO_TEST_CASE(what_was_said_before_a_death_is_heard) {
  TrialProcess process([](const TrialProcess::Tell& tell) {
    tell("last words\n");
    std::abort();
  });
  std::string line;
  BOOST_TEST((process.listen(line, later()) == Heard::line));
  BOOST_TEST(line == "last words");
  BOOST_TEST((process.listen(line, later()) == Heard::end));
}

BOOST_AUTO_TEST_CASE(a_death_is_told_with_its_signal) {
  BOOST_TEST(end_of([] { raise(SIGKILL); }) == "dies of signal 9 (Killed)");
}

BOOST_AUTO_TEST_CASE(leaving_is_told_with_how) {
  BOOST_TEST(end_of([] { std::exit(0); }) == "calls exit");
  BOOST_TEST(end_of([] { _exit(7); }) == "ends the process with _exit(7)");
}

BOOST_AUTO_TEST_CASE(a_process_that_says_nothing_is_late_and_ended) {
  TrialProcess process([](const TrialProcess::Tell&) {
    for (;;) pause();
  });
  std::string line;
  BOOST_TEST((process.listen(line, TrialProcess::Clock::now()) == Heard::late));
}

BOOST_AUTO_TEST_CASE(a_process_that_closes_its_mouth_and_goes_on_is_late) {
  TrialProcess process([](const TrialProcess::Tell&) {
    for (int descriptor = 3; descriptor < 1024; ++descriptor) close(descriptor);
    for (;;) pause();
  });
  std::string line;
  BOOST_TEST((process.listen(line, TrialProcess::Clock::now() + std::chrono::milliseconds(20)) == Heard::late));
}

BOOST_AUTO_TEST_SUITE_END()
