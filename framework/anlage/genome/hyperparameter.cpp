// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/hyperparameter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "anlage/base/nearest.hpp"
#include "anlage/base/unit.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage {
namespace {

std::string last_word(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// "20 ms", "20 Hz": a value of the unit that is asked for.
std::string example(std::string_view unit) {
  if (unit.empty() || unit == "1" || unit == "*") return "0.5";
  return fmt::format("\"20 {}{}\"", unit == "s" || unit == "V" ? "m" : "", unit);
}

std::optional<double> finite(double number, const Value& value, const std::string& path, Diagnostics& problems) {
  if (std::isfinite(number)) return number;
  problems.add({ErrorCode::out_of_range, fmt::format("is {}, and has to be finite", value.toml()), value.where, path});
  return std::nullopt;
}

std::optional<double> quantity_of(const std::string& text, const Value& value, std::string_view unit,
                                  const std::string& path, Diagnostics& problems) {
  const std::optional<Quantity> quantity = parse_quantity(text);
  if (!quantity) {
    problems.add({ErrorCode::wrong_value, fmt::format("`{}` is neither a number nor a quantity", text), value.where,
                  path, fmt::format("for instance {}", example(unit))});
    return std::nullopt;
  }
  if (unit == "*") return quantity->value;
  const std::optional<Unit> expected = Unit::parse(unit);
  const Unit stated = *Unit::parse(quantity->unit);
  if (expected ? expected->same_dimension(stated) : unit == quantity->unit) return quantity->value;
  const std::string dimension = expected ? expected->dimension() : "a quantity";
  const std::string shown = unit.empty() || unit == "1" ? dimension : fmt::format("{} [{}]", dimension, unit);
  problems.add({ErrorCode::wrong_unit,
                fmt::format("`{}` is {}, and `{}` is {}", last_word(path), shown, text, stated.dimension()),
                value.where, path, fmt::format("for instance {}", example(unit))});
  return std::nullopt;
}

std::optional<SchedulePoint> read_point(const Value& value, const std::string& path, Diagnostics& problems) {
  const List* pair = value.list();
  if (pair == nullptr || pair->size() != 2) {
    problems.add({ErrorCode::wrong_value, "is no point of a schedule", value.where, path,
                  "[age, factor], such as [\"20 min\", 0.1]"});
    return std::nullopt;
  }
  const std::optional<double> age = read_quantity((*pair)[0], "s", path + ".age", problems);
  const std::optional<double> factor = read_quantity((*pair)[1], "1", path + ".factor", problems);
  if (!age || !factor) return std::nullopt;
  return SchedulePoint{*age, *factor};
}

std::vector<SchedulePoint> read_schedule(const List& list, const std::string& path, Diagnostics& problems) {
  std::vector<SchedulePoint> schedule;
  for (const Value& value : list) {
    const std::optional<SchedulePoint> point = read_point(value, path, problems);
    if (!point) continue;
    if (!schedule.empty() && point->age <= schedule.back().age) {
      problems.add({ErrorCode::out_of_range,
                    fmt::format("ages have to increase: {} s comes after {} s", point->age, schedule.back().age),
                    value.where, path});
      continue;
    }
    schedule.push_back(*point);
  }
  return schedule;
}

struct Receptor {
  const char* name;
  int sign;
};

/// Receptors that stimulate (through Gs, Gq or a channel) and that inhibit (through Gi) what they sit on (Kandel et al. 2021).
constexpr std::array<Receptor, 19> receptors = {
    {{"+", 1},      {"-", -1},      {"D1", 1},      {"D2", -1},      {"D3", -1},      {"D4", -1},       {"D5", 1},
     {"M1", 1},     {"M2", -1},     {"M3", 1},      {"M4", -1},      {"M5", 1},       {"nicotinic", 1}, {"alpha1", 1},
     {"alpha2", -1}, {"beta", 1},   {"5-HT1A", -1}, {"5-HT2A", 1},   {"5-HT7", 1}}};

int sign_of(const std::string& name) {
  const auto found = std::ranges::find(receptors, name, [](const Receptor& receptor) { return std::string(receptor.name); });
  return found == receptors.end() ? 0 : found->sign;
}

std::optional<Gain> read_gain(const Value& value, const std::string& path, Diagnostics& problems) {
  if (value.table() == nullptr) {
    const std::optional<PortName> of = detail::read_port(value, path, problems);
    if (!of) return std::nullopt;
    Gain gain;
    gain.of = *of;
    return gain;
  }
  detail::TableReader reader(*value.table(), value.where, path, problems);
  Gain gain;
  reader.require("of", "the modulator: gain = { of = \"dopamine.level\", receptor = \"D2\", strength = 0.5 }");
  if (const auto of = reader.port("of")) gain.of = *of;
  gain.compartment = reader.integer("compartment", 0, std::int64_t{1} << 40);
  std::vector<std::string> names;
  for (const Receptor& receptor : receptors) names.emplace_back(receptor.name);
  if (const auto receptor = reader.word("receptor", names)) gain.sign = sign_of(*receptor);
  if (const Value* strength = reader.value("strength")) {
    gain.strength = read_quantity(*strength, "*", path + ".strength", problems).value_or(1.0);
    if (reader.value("receptor") == nullptr)
      problems.add({ErrorCode::missing_key, "has a `strength` and no `receptor`: without one the level itself is the factor",
                    strength->where, path, "state receptor = \"+\" or \"-\", or the name of one: " + list_words(names)});
    if (gain.strength < 0.0)
      problems.add({ErrorCode::out_of_range, "a strength cannot be negative", strength->where, path + ".strength",
                    "the receptor has the sign"});
  }
  reader.refuse_others();
  return gain;
}

std::optional<Hyperparameter> read_table(const Table& table, const Value& value, std::string_view unit,
                                         const std::string& path, Diagnostics& problems) {
  const std::size_t before = problems.problems().size();
  detail::TableReader reader(table, value.where, path, problems);
  Hyperparameter read;
  reader.require(
      "value",
      fmt::format("{{ value = {}, schedule = [[0, 1.0], [\"20 min\", 0.1]], gain = \"part.port\" }}", example(unit)));
  if (const Value* constant = reader.value("value"))
    read.value = read_quantity(*constant, unit, path, problems).value_or(0.0);
  if (const List* schedule = reader.list("schedule")) {
    if (schedule->empty())
      problems.add({ErrorCode::wrong_value, "is empty", reader.value("schedule")->where, path + ".schedule"});
    read.schedule = read_schedule(*schedule, path + ".schedule", problems);
  }
  if (const Value* gain = reader.value("gain")) read.gain = read_gain(*gain, path + ".gain", problems);
  reader.refuse_others();
  if (problems.problems().size() != before) return std::nullopt;
  return read;
}

}  // namespace

double Hyperparameter::factor_at(double age) const {
  if (schedule.empty()) return 1.0;
  if (age <= schedule.front().age) return schedule.front().factor;
  for (std::size_t i = 1; i < schedule.size(); ++i) {
    const SchedulePoint& before = schedule[i - 1];
    const SchedulePoint& after = schedule[i];
    if (age >= after.age) continue;
    return before.factor + (after.factor - before.factor) * ((age - before.age) / (after.age - before.age));
  }
  return schedule.back().factor;
}

std::optional<double> read_quantity(const Value& value, std::string_view unit, const std::string& path,
                                    Diagnostics& problems) {
  if (value.is_number()) return finite(value.number(), value, path, problems);
  if (const std::string* text = value.text()) return quantity_of(*text, value, unit, path, problems);
  detail::refuse_kind(value, path, "a number or a quantity", problems, fmt::format("for instance {}", example(unit)));
  return std::nullopt;
}

std::optional<Hyperparameter> read_hyperparameter(const Value& value, std::string_view unit, const std::string& path,
                                                  Diagnostics& problems) {
  if (const Table* table = value.table()) return read_table(*table, value, unit, path, problems);
  const std::optional<double> constant = read_quantity(value, unit, path, problems);
  if (!constant) return std::nullopt;
  return Hyperparameter{*constant, {}, std::nullopt};
}

}  // namespace anlage
