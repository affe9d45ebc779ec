// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/probe_recorder.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/recording/detail/csv_file.hpp"
#include "anlage/recording/detail/field_reader.hpp"

namespace anlage {
namespace {

using detail::CsvFile;
using detail::FieldReader;

std::vector<std::int64_t> units_of(const ProbeGene& probe, const FieldReader& reader) {
  std::vector<std::int64_t> units = probe.units;
  if (units.empty()) {
    for (std::int64_t unit = 0; unit < reader.size(); ++unit) units.push_back(unit);
  }
  for (const std::int64_t unit : units) {
    if (unit >= 0 && unit < reader.size()) continue;
    throw Error({ErrorCode::out_of_range,
                 "unit " + std::to_string(unit) + " of `" + probe.of + "`, which has " + std::to_string(reader.size()) +
                     " units",
                 probe.where, "probe " + probe.name, "legal here: 0 to " + std::to_string(reader.size() - 1)});
  }
  return units;
}

std::string header_of(const FieldReader& reader, const std::vector<std::int64_t>& units) {
  std::string header = "tick,time";
  for (const std::int64_t unit : units) header += "," + reader.label(unit);
  return header + "\n";
}

struct ProbeFile {
  FieldReader reader;
  std::vector<std::int64_t> units;
  CsvFile file;

  void write_row(std::uint64_t tick, double seconds_per_tick) {
    file.number(tick);
    file.rounded(static_cast<double>(tick) * seconds_per_tick);
    const bool is_single = reader.dtype() == ANLAGE_DTYPE_F32;
    for (const std::int64_t unit : units) {
      const double value = reader.value(unit);
      is_single ? file.number(static_cast<float>(value)) : file.number(value);
    }
    file.end_row();
  }
};

FieldReader reader_of(const BrainState& state, const ProbeGene& probe) {
  return {state, probe.of, "probe `" + probe.name + "`", probe.where};
}

ProbeFile open_probe(const BrainState& state, const ProbeGene& probe, const std::string& folder) {
  FieldReader reader = reader_of(state, probe);
  std::vector<std::int64_t> units = units_of(probe, reader);
  CsvFile file(folder + "/" + probe.name + ".csv", header_of(reader, units), units.size() + 2);
  return {reader, std::move(units), std::move(file)};
}

}  // namespace

struct ProbeRecorder::Files {
  std::vector<ProbeFile> probes;
};

ProbeRecorder::ProbeRecorder(const BrainState& state, Simulator& simulator, const std::string& folder)
    : files_(std::make_shared<Files>()) {
  const Brain& brain = state.brain();
  Diagnostics problems;
  for (const ProbeGene& probe : brain.genome.probes) {
    try {
      files_->probes.push_back(open_probe(state, probe, folder));
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();

  for (std::size_t i = 0; i < files_->probes.size(); ++i) {
    const auto observer = [files = std::weak_ptr<Files>(files_), i, &simulator, dt = brain.tick](std::uint64_t tick) {
      const std::shared_ptr<Files> alive = files.lock();
      if (!alive) return;
      ProbeFile& probe = alive->probes[i];
      if (probe.reader.needs_flush()) simulator.flush();
      probe.write_row(tick, dt);
      if (probe.file.failed()) simulator.request_stop();
    };
    simulator.observe(std::max<std::uint64_t>(brain.genome.probes[i].every, 1), observer);
  }
}

ProbeRecorder::~ProbeRecorder() = default;

void ProbeRecorder::rebind(const BrainState& state) {
  for (std::size_t i = 0; i < files_->probes.size(); ++i)
    files_->probes[i].reader = reader_of(state, state.brain().genome.probes.at(i));
}

void ProbeRecorder::flush() {
  Diagnostics problems;
  for (ProbeFile& probe : files_->probes) {
    try {
      probe.file.flush();
    } catch (const Error& error) {
      problems.add(error.problems().front());
    }
  }
  problems.throw_if_any();
}

bool ProbeRecorder::failed() const {
  return std::any_of(files_->probes.begin(), files_->probes.end(),
                     [](const ProbeFile& probe) { return probe.file.failed(); });
}

}  // namespace anlage
