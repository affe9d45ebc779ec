// SPDX-License-Identifier: Apache-2.0
#include "comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "paired_test.hpp"
#include "statistics.hpp"
#include "terminal/numbers.hpp"
#include "terminal/table.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

constexpr double significant = 0.05;

std::vector<double> values_of(const ComparedRule& rule) {
  std::vector<double> values;
  for (const ComparedLife& life : rule.lives) values.push_back(life.value);
  return values;
}

bool is_constant(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

Difference difference(const Comparison& all, std::size_t index) {
  const ComparedRule& first = all.rules.front();
  const ComparedRule& rule = all.rules[index];
  std::vector<double> pairs, ours, theirs;
  for (std::size_t i = 0; i < std::min(first.lives.size(), rule.lives.size()); ++i) {
    if (!std::isfinite(first.lives[i].value) || !std::isfinite(rule.lives[i].value)) continue;
    pairs.push_back(rule.lives[i].value - first.lives[i].value);
    ours.push_back(rule.lives[i].value);
    theirs.push_back(first.lives[i].value);
  }
  Difference out{.rule = index,
                 .pairs = pairs.size(),
                 .mean = statistics(pairs).mean,
                 .p = std::numeric_limits<double>::quiet_NaN(),
                 .corrected = std::numeric_limits<double>::quiet_NaN(),
                 .by_seed = pairs.size() < 2 || !is_constant(ours) || !is_constant(theirs)};
  if (out.by_seed && pairs.size() > 1) out.p = all.test == PairedTest::t ? paired_t_p(pairs) : sign_flip_p(pairs);
  return out;
}

std::string p_text(double p) {
  if (std::isnan(p)) return "-";
  return p < 1e-4 ? "< 0.0001" : fmt::format("{:.4f}", p);
}

const char* test_name(PairedTest test) { return test == PairedTest::t ? "paired t-test" : "exact sign-flip test"; }

std::string sentence(const Comparison& all, const Difference& of, bool several) {
  const std::string& rule = all.rules[of.rule].rule;
  const std::string& first = all.rules.front().rule;
  if (of.pairs == 0) return fmt::format("{} and {} share no seed with a value of {}.", rule, first, all.figure);
  const std::string what = of.mean == 0.0
                               ? fmt::format("{} gives as much as {} on {}", rule, first, all.figure)
                               : fmt::format("{} gives {} {} than {} on {}", rule, figure_text(std::fabs(of.mean)),
                                             of.mean > 0.0 ? "more" : "less", first, all.figure);
  if (!of.by_seed) return what + "; nothing in these lives depends on the seed, so there is no chance to test against.";
  if (of.mean == 0.0 && of.p == 1.0) return what + ".";
  if (std::isnan(of.p))
    return what + fmt::format("; {} seed{} cannot tell it from chance.", of.pairs, of.pairs == 1 ? "" : "s");
  return what + fmt::format("; that is {} ({} over {} seeds, p {}{}{}).",
                            of.corrected <= significant ? "more than chance" : "no more than chance would give",
                            test_name(all.test), of.pairs, of.corrected < 1e-4 ? "" : "= ", p_text(of.corrected),
                            several ? ", Holm-corrected" : "");
}

std::string remark_of(const ComparedRule& rule) {
  if (!rule.refusal.empty()) return "does not fit: " + rule.refusal;
  std::size_t failed = 0;
  std::string first;
  for (const ComparedLife& life : rule.lives) {
    if (life.status == "finished") continue;
    ++failed;
    if (first.empty()) first = life.error.empty() ? life.status : life.error.substr(0, life.error.find('\n'));
  }
  return failed == 0 ? "" : fmt::format("{} of {} lives did not finish: {}", failed, rule.lives.size(), first);
}

}  // namespace

std::vector<Difference> differences(const Comparison& comparison) {
  std::vector<Difference> all;
  if (!comparison.rules.front().refusal.empty()) return all;
  std::vector<double> p;
  for (std::size_t i = 1; i < comparison.rules.size(); ++i) {
    if (!comparison.rules[i].refusal.empty()) continue;
    all.push_back(difference(comparison, i));
    p.push_back(all.back().p);
  }
  const std::vector<double> corrected = holm(p);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].corrected = corrected[i];
  return all;
}

std::string comparison_text(const Comparison& comparison, const Terminal& terminal) {
  const std::vector<Difference> found = differences(comparison);
  const bool several = comparison.rules.size() > 2;
  using Align = TextTable::Align;
  TextTable table({"rule", "mean", "sd", "n", "difference", several ? "p (Holm)" : "p", ""},
                  {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::left});
  for (std::size_t i = 0; i < comparison.rules.size(); ++i) {
    const ComparedRule& rule = comparison.rules[i];
    const Statistics of = statistics(values_of(rule));
    std::string difference = "-";
    std::string p = "-";
    for (const Difference& one : found) {
      if (one.rule != i) continue;
      difference = std::isnan(one.mean) ? "-" : (one.mean < 0.0 ? "" : "+") + figure_text(one.mean);
      p = p_text(one.corrected);
    }
    table.add({rule.rule, figure_text(of.mean), figure_text(of.deviation), std::to_string(of.count), difference, p,
               remark_of(rule)});
  }
  std::string out =
      terminal.styled(Style::bold, fmt::format("{}: {} with {} rules in {}, the same seeds for each", comparison.brain,
                                               comparison.figure, comparison.rules.size(), comparison.projection)) +
      "\n\n";
  out += table.text(terminal, 2, std::numeric_limits<std::size_t>::max()) + "\n";
  for (const Difference& one : found) out += sentence(comparison, one, several) + "\n";
  return out;
}

std::string comparison_csv(const Comparison& comparison) {
  std::string out = "rule,seed," + csv_cell(comparison.figure) + ",status,exit_code,error,folder,seconds\n";
  for (const ComparedRule& rule : comparison.rules) {
    if (!rule.refusal.empty()) out += csv_cell(rule.rule) + ",,,does not fit,," + csv_cell(rule.refusal) + ",,\n";
    for (const ComparedLife& life : rule.lives) {
      std::string error = life.error;
      std::replace(error.begin(), error.end(), '\n', ' ');
      out += fmt::format("{},{},{},{},{},{},{},{:.3f}\n", csv_cell(rule.rule), life.seed,
                         std::isfinite(life.value) ? number_text(life.value) : "", csv_cell(life.status), life.code,
                         csv_cell(error), csv_cell(life.folder), life.seconds);
    }
  }
  return out;
}

}  // namespace anlage
