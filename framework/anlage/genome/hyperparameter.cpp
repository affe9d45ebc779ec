// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/hyperparameter.hpp"

#include <fmt/format.h>

#include <cmath>

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
  if (*age < 0.0) {
    problems.add({ErrorCode::out_of_range, "an age cannot be negative", (*pair)[0].where, path});
    return std::nullopt;
  }
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
  read.gain = reader.port("gain");
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
