// SPDX-License-Identifier: Apache-2.0
#include "audit/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "paired_test.hpp"
#include "statistics.hpp"

namespace anlage::audit {
namespace {

constexpr double significant = 0.05;

const Lived* found(const Audit& audit, TrialKind kind, const std::string& target = {}) {
  const auto lived = std::find_if(audit.lived.begin(), audit.lived.end(),
                                  [&](const Lived& one) { return one.kind == kind && (target.empty() || one.target == target); });
  return lived == audit.lived.end() ? nullptr : &*lived;
}

double mean(const Lived& lived) { return statistics(lived.values).mean; }

/// Worse than intact by more than chance; where all seeds agree to the last digit, by any amount.
bool is_worse(const Audit& audit, const Lived& lived) {
  const double difference = mean(lived) - mean(audit.lived.front());
  const bool worse = audit.more_is_better ? difference < 0 : difference > 0;
  return worse && (std::isnan(lived.p) || lived.p <= significant);
}

double paired_p(const Lived& first, const Lived& other) {
  std::vector<double> pairs;
  for (std::size_t i = 0; i < std::min(first.values.size(), other.values.size()); ++i)
    if (std::isfinite(first.values[i]) && std::isfinite(other.values[i])) pairs.push_back(other.values[i] - first.values[i]);
  return pairs.size() > 1 ? paired_t_p(pairs) : std::numeric_limits<double>::quiet_NaN();
}

/// Within the interval of a share, widened by what the seeds differ.
bool is_at_chance(const Chance& chance, const Lived& unlearned) {
  const Statistics of = statistics(unlearned.values);
  const double spread = of.count > 1 ? 2 * of.deviation / std::sqrt(static_cast<double>(of.count)) : 0;
  return std::abs(of.mean - chance.level) <= chance.margin + spread;
}

std::string number(double x) { return fmt::format("{:.4g}", x); }

std::string sizes_text(const Audit& audit, const std::string& part) {
  std::string text;
  for (const Lived& lived : audit.lived)
    if (lived.kind == TrialKind::smaller && lived.target == part)
      text += fmt::format(", {} with 1/{:.0f} of its units", number(mean(lived)), 1 / lived.scale);
  return text.empty() ? "; no scale axis" : text;
}

void judge_learner(const Audit& audit, PartVerdict& part) {
  const std::string& path = part.account.path;
  const Lived* frozen = found(audit, TrialKind::frozen, path);
  if (frozen == nullptr) {
    part.verdict = Verdict::untested;
    return;
  }
  part.evidence = fmt::format("{} as it is, {} if it never learns", number(mean(audit.lived.front())), number(mean(*frozen)));
  if (const Lived* shuffled = found(audit, TrialKind::shuffled, path)) part.evidence += fmt::format(", {} shuffled", number(mean(*shuffled)));
  part.evidence += sizes_text(audit, path);
  if (!is_worse(audit, *frozen)) {
    part.verdict = Verdict::unneeded;
    return;
  }
  const Lived* unlearned = found(audit, TrialKind::unlearned);
  const bool head_start = audit.chance && unlearned != nullptr && !is_at_chance(*audit.chance, *unlearned);
  part.verdict = head_start ? Verdict::head_start : Verdict::from_scratch;
}

void judge_part(const Audit& audit, PartVerdict& part) {
  if (part.account.learns()) return judge_learner(audit, part);
  const std::uint64_t variables = part.account.of(Origin::adjustable).numbers;
  part.verdict = variables > 0 ? Verdict::idiosyncratic : Verdict::innate;
  if (variables > 0) part.evidence = fmt::format("{} mutable number{}", variables, variables == 1 ? "" : "s");
  const std::uint64_t drawn = part.account.of(Origin::drawn).numbers;
  if (drawn > 0) part.evidence += fmt::format("{}{} numbers drawn from the seed", part.evidence.empty() ? "" : "; ", drawn);
  const Lived* lesion = found(audit, TrialKind::lesion, part.account.path);
  if (lesion != nullptr)
    part.evidence += fmt::format("{}{} when dead in the last phase", part.evidence.empty() ? "" : "; ", number(mean(*lesion)));
}

std::string truth_text(const Brain& brain, const Supervision& learner) {
  std::string text = to_string(learner.truth);
  for (std::size_t i = 0; i < learner.signals.size(); ++i) text += (i == 0 ? ": " : ", ") + learner.signals[i];
  if (learner.truth != Truth::region || learner.roots.empty()) return text;
  return text + ", from " + brain.component(learner.roots.front()).path;
}

}  // namespace

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::from_scratch: return "learns from scratch";
    case Verdict::head_start: return "learns, with a head start";
    case Verdict::unneeded: return "learns what this figure does not need";
    case Verdict::untested: return "learns";
    case Verdict::idiosyncratic: return "idiosyncratic";
    default: return "innate";
  }
}

std::string outcome(const Audit& audit, const Lived& lived) {
  if (lived.kind == TrialKind::intact || statistics(lived.values).count == 0) return {};
  std::string text = is_worse(audit, lived) ? "worse" : "within noise";
  if (lived.values == audit.lived.front().values) text = "the same";
  else if (text != "worse" && lived.p <= significant) text = "better";
  if (lived.kind == TrialKind::unlearned && audit.chance) text += is_at_chance(*audit.chance, lived) ? ", at chance" : ", not at chance";
  return text;
}

bool Audit::is_complete() const {
  return std::none_of(lived.begin(), lived.end(), [](const Lived& one) {
    return std::any_of(one.values.begin(), one.values.end(), [](double value) { return std::isnan(value); });
  });
}

std::optional<Chance> chance_of(const Brain& brain, const std::string& figure) {
  const std::size_t dot = figure.rfind('.');
  const std::string phase = figure.substr(0, dot), name = figure.substr(dot + 1);
  for (const FigureGene& gene : brain.genome.figures) {
    if (gene.name != name || gene.statistic != "accuracy") continue;
    const auto against = brain.find(gene.against->text());
    if (!against) return std::nullopt;
    const double level = 1.0 / static_cast<double>(brain.binding(*against).rows);
    for (const PhaseGene& one : brain.genome.phases)
      if (one.name == phase) return Chance{level, 1.96 * std::sqrt(level * (1 - level) / static_cast<double>(one.ticks))};
  }
  return std::nullopt;
}

void judge(Audit& audit, const Brain& brain, const std::vector<Supervision>& learners) {
  for (Lived& lived : audit.lived) lived.p = paired_p(audit.lived.front(), lived);
  for (PartAccount& account : accounts(brain)) {
    PartVerdict part{.account = std::move(account), .truth = {}, .evidence = {}};
    for (const Supervision& learner : learners) {
      if (brain.component(learner.part).path != part.account.path) continue;
      const std::string text = truth_text(brain, learner);  // many projections of one part are taught alike
      if (part.truth.find(text) == std::string::npos) part.truth += (part.truth.empty() ? "" : "; ") + text;
    }
    judge_part(audit, part);
    audit.parts.push_back(std::move(part));
  }
}

}  // namespace anlage::audit
