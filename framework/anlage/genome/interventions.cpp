// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/moments.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/ticks.hpp"
#include "anlage/genome/detail/toml_text.hpp"
#include "anlage/genome/hyperparameter.hpp"
#include "anlage/genome/timed_change.hpp"

namespace anlage {
namespace {

constexpr std::array operations = {Operation::lesion, Operation::silence, Operation::cut, Operation::freeze};
constexpr const char* at_example = "for instance --at \"5 min\" lesion=hippocampus/ca3:0.3";

std::optional<Operation> operation_of(std::string_view word) {
  for (const Operation operation : operations)
    if (to_string(operation) == word) return operation;
  return std::nullopt;
}

std::vector<std::string> operation_words() {
  std::vector<std::string> words;
  for (const Operation operation : operations) words.emplace_back(to_string(operation));
  return words;
}

void check(const InterventionGene& gene, const std::string& path, Diagnostics& problems) {
  const auto refuse = [&](ErrorCode code, std::string why, std::string hint) {
    problems.add({code, std::move(why), gene.where, path, std::move(hint)});
  };
  if (!detail::is_path(gene.target) && !detail::is_projection_name(gene.target))
    refuse(ErrorCode::wrong_value, fmt::format("`{}` names no part and no projection", gene.target), detail::kNameRule);
  if (!(gene.fraction > 0.0 && gene.fraction <= 1.0))
    refuse(ErrorCode::out_of_range, fmt::format("a fraction of {} is not above 0 and at most 1", gene.fraction), "0.3 is three tenths");
  if (!gene.end) return;
  if (*gene.end <= gene.begin)
    refuse(ErrorCode::out_of_range, fmt::format("is over before tick {}, and begins before tick {}", *gene.end, gene.begin),
           "`until` comes after `at`");
  if (gene.operation == Operation::lesion)
    refuse(ErrorCode::does_not_fit, "has an end, and what is dead stays dead", "silence it to have it back later");
  if (gene.operation == Operation::cut && gene.fraction < 1.0)
    refuse(ErrorCode::does_not_fit, "has an end, and single synapses that were cut do not grow again",
           "cut the whole projection for a time, or the fraction for good");
}

}  // namespace

std::string_view to_string(Operation operation) {
  switch (operation) {
    case Operation::lesion: return "lesion";
    case Operation::silence: return "silence";
    case Operation::cut: return "cut";
    case Operation::freeze: return "freeze";
  }
  return "lesion";
}

std::string InterventionGene::text() const {
  return fmt::format("{}={}{}", to_string(operation), target, fraction < 1.0 ? fmt::format(":{}", fraction) : "");
}

namespace detail {

std::optional<std::uint64_t> read_age(const Value& value, const ClockGene& clock, const std::string& path, Diagnostics& problems) {
  const std::optional<double> age = read_quantity(value, "s", path, problems);
  if (!age) return std::nullopt;
  const double ticks = *age / clock.tick;
  if (std::abs(ticks - std::round(ticks)) > 1e-6) {
    problems.add({ErrorCode::out_of_range, fmt::format("`{}` is {:.6g} ticks of {}, and has to be a whole number", value.text() != nullptr ? *value.text() : value.toml(),
                              ticks, time_text(clock.tick)),
                  value.where, path, "choose a multiple of the tick, or a shorter tick in [brain]"});
    return std::nullopt;
  }
  const double moment = std::round(ticks) + static_cast<double>(clock.birth);
  if (moment < 0.0 || moment > 9e15) {
    problems.add({ErrorCode::out_of_range,
                  moment < 0.0 ? fmt::format("is before the clock begins, {} before birth", time_text(static_cast<double>(clock.birth) * clock.tick))
                               : std::string("is more ticks away than can be counted"),
                  value.where, path, "ages are counted from birth; [brain] birth says how long the clock runs before it"});
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(moment);
}

std::uint64_t read_moment(TableReader& reader, const ClockGene& clock) {
  const Value* at = reader.value("at");
  const Value* stated = reader.value("tick");
  if ((at == nullptr) == (stated == nullptr)) {
    reader.problems().add({at == nullptr ? ErrorCode::missing_key : ErrorCode::wrong_value,
                           at == nullptr ? "does not say when" : "has both `at` and `tick`",
                           at == nullptr ? reader.where() : at->where, reader.path_of(at == nullptr ? "at" : "tick"),
                           "state at = \"2 s\", or tick = 2000"});
    return 0;
  }
  if (stated != nullptr) return static_cast<std::uint64_t>(reader.integer("tick", 0, std::int64_t{1} << 52).value_or(0));
  if (at->text() == nullptr) {
    refuse_kind(*at, reader.path_of("at"), "a time such as \"2 s\"", reader.problems(), "a number of ticks is stated as `tick`");
    return 0;
  }
  return read_age(*at, clock, reader.path_of("at"), reader.problems()).value_or(0);
}

bool has_operation(TableReader& reader) {
  bool found = false;
  for (const std::string& word : operation_words()) found = (reader.value(word) != nullptr) || found;
  return found;
}

InterventionGene read_intervention(TableReader& reader, const ClockGene& clock, std::uint64_t begin) {
  InterventionGene gene;
  gene.begin = begin;
  gene.where = reader.where();
  int stated = 0;
  for (const Operation operation : operations) {
    const std::string word(to_string(operation));
    if (reader.value(word) == nullptr) continue;
    if (++stated > 1)
      reader.problems().add({ErrorCode::wrong_value, fmt::format("has both `{}` and `{}`", to_string(gene.operation), word),
                             reader.value(word)->where, reader.path_of(word), "one at a time: each begins a table of its own"});
    gene.operation = operation;
    gene.where = reader.value(word)->where;
    gene.target = reader.text(word).value_or("");
  }
  const std::size_t before = reader.problems().problems().size();
  if (const Value* fraction = reader.value("fraction"))
    gene.fraction = read_quantity(*fraction, "1", reader.path_of("fraction"), reader.problems()).value_or(1.0);
  if (const Value* until = reader.value("until")) {
    gene.end = until->integer() != nullptr ? read_ticks(*until, clock.tick, 0, reader.path_of("until"), reader.problems())
                                           : read_age(*until, clock, reader.path_of("until"), reader.problems());
  }
  if (!gene.target.empty() && reader.problems().problems().size() == before)
    check(gene, reader.path_of(std::string(to_string(gene.operation))), reader.problems());
  return gene;
}

void read_interventions(const Value* interventions, Level& level, Diagnostics& problems) {
  if (interventions == nullptr) return;
  if (interventions->list() == nullptr)
    return refuse_kind(*interventions, "interventions", "a list of tables", problems, "each begins with [[interventions]]");
  const ClockGene clock{level.genome.tick, level.genome.birth};
  for (std::size_t i = 0; i < interventions->list()->size(); ++i) {
    const Value& value = (*interventions->list())[i];
    const std::string path = fmt::format("interventions.{}", i);
    if (value.table() == nullptr) {
      refuse_kind(value, path, "a table", problems, "each begins with [[interventions]]");
      continue;
    }
    TableReader reader(*value.table(), value.where, path, problems);
    const std::uint64_t begin = read_moment(reader, clock);
    if (!has_operation(reader))
      problems.add({ErrorCode::missing_key, "does not say what is done", value.where, path,
                    "lesion, silence, cut or freeze = \"the name of a part or projection\""});
    level.genome.interventions.push_back(read_intervention(reader, clock, begin));
    reader.refuse_others();
  }
}

}  // namespace detail

InterventionGene parse_intervention(const std::string& time, const std::string& text, double tick, std::uint64_t birth) {
  Diagnostics problems;
  const SourceLocation where{"--at \"" + time + "\" " + text};
  const detail::ClockGene clock{tick, birth};
  InterventionGene gene;
  gene.where = where;
  const std::size_t range = time.find("..");
  const auto moment = [&](std::string words) {
    Value value;
    value.data = std::move(words);
    value.where = where;
    return detail::read_age(value, clock, "at", problems);
  };
  gene.begin = moment(time.substr(0, range)).value_or(0);
  if (range != std::string::npos) gene.end = moment(time.substr(range + 2));
  const std::size_t equals = text.find('=');
  const std::string word = text.substr(0, equals);
  const std::optional<Operation> operation = operation_of(word);
  if (equals == std::string::npos || equals + 1 == text.size())
    throw Error({ErrorCode::syntax, "is not VERB=TARGET[:FRACTION]", where, "", at_example});
  if (!operation)
    throw Error({ErrorCode::wrong_value, fmt::format("there is no `{}`", word), where, "", suggest(word, operation_words())});
  gene.operation = *operation;
  gene.target = text.substr(equals + 1);
  if (const std::size_t colon = gene.target.rfind(':'); colon != std::string::npos) {
    const char* end = gene.target.data() + gene.target.size();
    const auto [read, error] = std::from_chars(gene.target.data() + colon + 1, end, gene.fraction);
    if (error != std::errc{} || read != end)
      throw Error({ErrorCode::wrong_value, fmt::format("`{}` is no fraction", gene.target.substr(colon + 1)), where, "", at_example});
    gene.target.resize(colon);
  }
  if (!problems.has_problems()) check(gene, "at", problems);
  problems.throw_if_any();
  return gene;
}

}  // namespace anlage
