// SPDX-License-Identifier: Apache-2.0
/// The machine that this process runs on, for the record of a run.
#pragma once

#include <string>

namespace anlage::detail {

[[nodiscard]] std::string host_name();
/// "AMD EPYC 7B13", or "unknown". [any]
[[nodiscard]] std::string cpu_model();
/// Operating system and its release: "Linux 6.1.0 x86_64". [any]
[[nodiscard]] std::string system_name();
/// Local time now, "20261123T200431" or "2026-11-23T20:04:31+0100". [any]
[[nodiscard]] std::string short_time();
[[nodiscard]] std::string full_time();

}  // namespace anlage::detail
