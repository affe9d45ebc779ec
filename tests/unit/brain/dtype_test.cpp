// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/dtype.hpp"

#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(dtype)

BOOST_AUTO_TEST_CASE(has_the_bytes_of_its_name) {
  const std::pair<std::uint32_t, std::size_t> sizes[] = {{ANLAGE_DTYPE_F32, 4}, {ANLAGE_DTYPE_F64, 8}, {ANLAGE_DTYPE_U8, 1},
                                                         {ANLAGE_DTYPE_U16, 2}, {ANLAGE_DTYPE_U32, 4}, {ANLAGE_DTYPE_U64, 8}};
  for (const auto& [type, bytes] : sizes) BOOST_TEST(size_of(type) == bytes);
}

BOOST_AUTO_TEST_SUITE_END()
