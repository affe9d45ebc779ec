// SPDX-License-Identifier: Apache-2.0
#define BOOST_TEST_MODULE anlage
#include <boost/test/unit_test.hpp>

#include <cstdlib>

namespace {

/// No test touches what the user's own programs remember.
struct NoCache {
  NoCache() { setenv("ANLAGE_CACHE", "off", 1); }
};

}  // namespace

BOOST_TEST_GLOBAL_CONFIGURATION(NoCache);
