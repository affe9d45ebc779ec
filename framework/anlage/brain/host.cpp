// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/host.hpp"

#include <cstdio>

namespace anlage {
namespace {

void log_line(const anlage_host*, const char* text) { std::fprintf(stderr, "%s\n", text); }

const void* no_extension(const anlage_host*, const char*) { return nullptr; }

constexpr anlage_host table{sizeof(anlage_host), ANLAGE_CONTRACT_VERSION, log_line, no_extension};

}  // namespace

const anlage_host& host() { return table; }

}  // namespace anlage
