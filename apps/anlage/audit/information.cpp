// SPDX-License-Identifier: Apache-2.0
#include "audit/information.hpp"

#include <cmath>
#include <filesystem>
#include <numbers>
#include <set>
#include <string>

#include "anlage/registry/plugin_library.hpp"
#include "audit/account.hpp"

namespace anlage::audit {
namespace {

double wiring_bits(const Projection& projection) {
  if (projection.layout == ANLAGE_LAYOUT_DENSE || projection.lender || projection.post == 0 || projection.fan_in == 0) return 0;
  const double receivers = static_cast<double>(projection.layout == ANLAGE_LAYOUT_SHARED ? projection.channels : projection.post);
  const auto fan_in = static_cast<double>(projection.layout == ANLAGE_LAYOUT_SPARSE ? projection.synapses : projection.post * projection.fan_in) /
                      static_cast<double>(projection.post);
  return receivers * choice_bits(projection.senders, std::llround(fan_in));
}

double bits_of(const std::set<std::string>& files) {
  double bytes = 0;
  std::error_code error;
  for (const std::string& file : files)
    if (const auto size = std::filesystem::file_size(file, error); !error) bytes += static_cast<double>(size);
  return 8 * bytes;
}

double code_bits(const Brain& brain) {
  std::set<std::string> files;
  for (const Component& component : brain.components) files.insert(component.type->library->file());
  return bits_of(files);
}

/// Lists of synapses that connections are told by.
double list_bits(const Brain& brain) {
  std::set<std::string> files;
  for (const Projection& projection : brain.projections) {
    if (!projection.connection) continue;
    const Component& connection = brain.component(*projection.connection);
    for (std::size_t i = 0; i < connection.texts.size(); ++i)
      if (connection.type->fields[i].role == Role::text && std::filesystem::is_regular_file(connection.texts[i])) files.insert(connection.texts[i]);
  }
  return bits_of(files);
}

}  // namespace

double choice_bits(std::int64_t n, std::int64_t k) {
  if (k <= 0 || k >= n) return 0;
  const auto of = static_cast<double>(n);
  const auto chosen = static_cast<double>(k);
  return (std::lgamma(of + 1) - std::lgamma(chosen + 1) - std::lgamma(of - chosen + 1)) / std::numbers::ln2;
}

Information information(const Brain& brain) {
  Information all;
  all.genome = 8.0 * static_cast<double>(brain.genome.resolved_toml().size()) + list_bits(brain);
  all.code = code_bits(brain);
  for (const Projection& projection : brain.projections)
    if (projection.connection) all.wiring += wiring_bits(projection);
  for (const PartAccount& part : accounts(brain)) all.learned += 8.0 * static_cast<double>(part.of(Origin::learned).bytes);
  return all;
}

}  // namespace anlage::audit
