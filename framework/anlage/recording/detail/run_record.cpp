// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/detail/run_record.hpp"

#include <cmath>
#include <set>
#include <thread>

#include <nlohmann/json.hpp>

#include "anlage/contract/contract.h"
#include "anlage/recording/detail/machine.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage::detail {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string status_of(const RunResult& result) { return result.status.empty() ? "running" : result.status; }

std::string named(const TypeInfo& type) { return type.name + " " + type.version; }

Json machine() {
  return {{"host", host_name()},
          {"system", system_name()},
          {"cpu", cpu_model()},
          {"cores", std::thread::hardware_concurrency()},
          {"isa", isa_name(machine_isa())}};
}

Json brain_summary(const Brain& brain) {
  return {{"name", brain.name},
          {"genome", brain.genome.file},
          {"seed", brain.seed},
          {"tick", brain.tick},
          {"birth", brain.genome.birth},
          {"parts", brain.parts.size()},
          {"projections", brain.projections.size()},
          {"synapses", brain.synapse_count()}};
}

Json plugins(const Brain& brain, const Registry& registry, const RunResult& result) {
  std::set<std::string> later;
  for (const MadeChange& change : result.changes) later.insert(change.types.begin(), change.types.end());
  Json list = Json::array();
  for (const PluginLibrary* library : registry.libraries()) {
    std::set<std::string> used;
    for (const Component& component : brain.components) {
      if (component.type->library == library) used.insert(named(*component.type));
    }
    for (const TypeInfo* type : registry.types())
      if (type->library == library && later.contains(named(*type))) used.insert(named(*type));
    list.push_back({{"file", library->file()},
                    {"hash", library->hash()},
                    {"isa", isa_name(library->isa())},
                    {"compiler", library->compiler()},
                    {"types_used", used}});
  }
  return list;
}

Json projections(const Brain& brain) {
  const auto type_of = [&brain](const std::optional<ComponentId>& id) {
    return id ? Json(named(*brain.component(*id).type)) : Json(nullptr);
  };
  Json list = Json::array();
  for (const Projection& projection : brain.projections) {
    Json then = Json::array();
    for (const ComponentId rule : projection.then) then.push_back(named(*brain.component(rule).type));
    list.push_back({{"name", projection.name},
                    {"connection", type_of(projection.connection)},
                    {"learning_rule", type_of(projection.rule)},
                    {"then", then}});
  }
  return list;
}

Json origins(const Brain& brain) {
  Json table = Json::object();
  for (const LedgerLine& line : ledger(brain)) {
    table[std::string(to_string(line.origin))] = {
        {"blocks", line.blocks}, {"numbers", line.numbers}, {"bytes", line.bytes}};
  }
  return table;
}

Json faults(const Simulator& simulator) {
  Json list = Json::array();
  for (const Fault& fault : simulator.faults()) {
    list.push_back({{"tick", fault.tick},
                    {"part", fault.part},
                    {"field", fault.field},
                    {"unit", fault.unit},
                    {"reason", fault.reason},
                    {"text", fault.text()}});
  }
  return list;
}

Json changes(const RunResult& result) {
  Json list = Json::array();
  for (const MadeChange& change : result.changes) {
    Json set = Json::object();
    for (const auto& [path, value] : change.set) set[path] = value;
    list.push_back({{"tick", change.tick},
                    {"age", change.age},
                    {"set", set},
                    {"rules", change.rules},
                    {"begun", change.begun},
                    {"dropped", change.dropped},
                    {"notes", change.notes}});
  }
  return list;
}

/// What was done to the brain, with the number of parts and projections that it acted on.
Json interventions(const Brain& brain) {
  Json list = Json::array();
  for (const Intervention& each : brain.interventions) {
    const InterventionGene& gene = each.gene;
    list.push_back({{"operation", std::string(to_string(gene.operation))},
                    {"target", gene.target},
                    {"fraction", gene.fraction},
                    {"tick", gene.begin},
                    {"age", brain.genome.age_at(gene.begin)},
                    {"until", gene.end ? Json(*gene.end) : Json(nullptr)},
                    {"parts", each.parts.size()},
                    {"projections", each.projections.size()}});
  }
  return list;
}

Json timings(const Simulator& simulator, const RunResult& result) {
  Json phases = Json::array();
  for (const auto& [name, seconds] : result.phase_seconds) phases.push_back({{"name", name}, {"seconds", seconds}});
  Json parts = Json::array();
  for (const PartTime& part : simulator.times()) parts.push_back({{"path", part.path}, {"seconds", part.seconds}});
  return {{"start_seconds", result.start_seconds}, {"seconds", result.seconds}, {"phases", phases}, {"parts", parts}};
}

/// "accuracy", then "accuracy#2" for a phase or figure of the same name.
std::string unused(const Json& table, const std::string& name) {
  std::string key = name;
  for (int count = 2; table.contains(key); ++count) key = name + "#" + std::to_string(count);
  return key;
}

}  // namespace

std::string run_json(const Brain& brain, const Registry& registry, const Simulator& simulator,
                     const std::vector<std::string>& command_line, const RunResult& result) {
  Json json = {{"anlage", ANLAGE_VERSION},
               {"contract", std::to_string(ANLAGE_CONTRACT_MAJOR) + "." + std::to_string(ANLAGE_CONTRACT_MINOR)},
               {"status", status_of(result)},
               {"time", full_time()},
               {"command_line", command_line},
               {"machine", machine()},
               {"threads", simulator.threads()},
               {"fused_projections", simulator.fused_projections()},
               {"brain", brain_summary(brain)},
               {"plugins", plugins(brain, registry, result)},
               {"projections", projections(brain)},
               {"changes", changes(result)},
               {"interventions", interventions(brain)},
               {"origins", origins(brain)},
               {"data_folders", brain.data_folders},
               {"ticks", result.ticks},
               {"faults", faults(simulator)},
               {"drops", 0},
               {"timings", timings(simulator, result)}};
  return dump(json);
}

std::string result_json(const RunResult& result) {
  Json flat = Json::object();
  Json phases = Json::object();
  for (const Figure& figure : result.figures) {
    const std::string name = figure.phase.empty() ? figure.name : figure.phase + "." + figure.name;
    flat[unused(flat, name)] = number(figure.value);
    Json& inside = phases[figure.phase]["figures"];
    inside[unused(inside, figure.name)] = {{"value", number(figure.value)}, {"samples", figure.samples}};
  }
  for (const auto& [name, seconds] : result.phase_seconds) {
    Json& phase = phases[name];
    phase["seconds"] = (phase.contains("seconds") ? phase["seconds"].get<double>() : 0.0) + seconds;
  }
  const double rate = result.seconds > 0.0 ? static_cast<double>(result.ticks) / result.seconds : 0.0;
  const Json json = {{"status", status_of(result)},
                     {"figures", flat},
                     {"phases", phases},
                     {"ticks", result.ticks},
                     {"seconds", result.seconds},
                     {"ticks_per_second", rate},
                     {"start_seconds", result.start_seconds},
                     {"state_hash", result.state_hash},
                     {"peak_bytes", result.peak_bytes}};
  return dump(json);
}

}  // namespace anlage::detail
