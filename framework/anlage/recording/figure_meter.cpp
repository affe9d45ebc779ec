// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/figure_meter.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "anlage/base/diagnostics.hpp"
#include "anlage/base/nearest.hpp"
#include "anlage/recording/detail/field_reader.hpp"
#include "anlage/recording/detail/statistic.hpp"

namespace anlage {
namespace {

using detail::FieldReader;
using detail::Statistic;
using detail::TickSeries;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Sum in double by eight running sums: fast, and the same bits whatever the compiler makes of it.
template <class T>
double sum_of(const T* numbers, std::int64_t count) {
  std::array<double, 8> sums{};
  std::int64_t i = 0;
  for (; i + 8 <= count; i += 8)
    for (std::size_t lane = 0; lane < 8; ++lane)
      sums[lane] += static_cast<double>(numbers[i + static_cast<std::int64_t>(lane)]);
  for (; i < count; ++i) sums[static_cast<std::size_t>(i % 8)] += static_cast<double>(numbers[i]);
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

double sum(const FieldReader& of) {
  double sum = 0.0;
  of.each_column([&sum](const auto* numbers, std::int64_t count) { sum += sum_of(numbers, count); });
  return sum;
}

/// Smallest or largest unit; NaN if one of them is.
template <class Better>
double extreme(const FieldReader& of, Better better) {
  double best = nan;
  bool first = true;
  of.each_column([&](const auto* numbers, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
      const auto number = static_cast<double>(numbers[i]);
      if (first || std::isnan(number) || better(number, best)) best = number;
      first = false;
      if (std::isnan(best)) return;
    }
  });
  return best;
}

/// The largest unit and its index, the lowest of equals; the index is -1 if a unit is not a number.
struct Winner {
  std::int64_t index = -1;
  double value = 0.0;
};

Winner winner(const FieldReader& of) {
  Winner best;
  bool is_nan = false;
  std::int64_t unit = 0;
  of.each_column([&](const auto* numbers, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i, ++unit) {
      const auto number = static_cast<double>(numbers[i]);
      is_nan = is_nan || std::isnan(number);
      if (best.index < 0 || number > best.value) best = {unit, number};
    }
  });
  return is_nan ? Winner{} : best;
}

double hit(const FieldReader& of, const FieldReader& against) {
  const Winner answer = winner(of);
  const Winner target = winner(against);
  if (answer.index < 0 || target.index < 0) return nan;
  if (against.size() == 1) {
    const double chosen = of.size() == 1 ? answer.value : static_cast<double>(answer.index);
    return chosen == target.value ? 1.0 : 0.0;
  }
  return target.value > 0.0 && answer.index == target.index ? 1.0 : 0.0;
}

double squares(const FieldReader& of, const FieldReader& against) {
  double sum = 0.0;
  for (std::int64_t unit = 0; unit < of.size(); ++unit) {
    const double error = of.value(unit) - against.value(unit);
    sum += error * error;
  }
  return sum / static_cast<double>(of.size());
}

struct Meter {
  std::string name;
  std::string word;  ///< for the statistic
  Statistic statistic;
  FieldReader of;
  std::optional<FieldReader> against;
  TickSeries series;

  [[nodiscard]] double measure() const {
    switch (statistic) {
      case Statistic::sum:
        return sum(of);
      case Statistic::min:
        return extreme(of, [](double a, double b) { return a < b; });
      case Statistic::max:
        return extreme(of, [](double a, double b) { return a > b; });
      case Statistic::accuracy:
        return hit(of, *against);
      case Statistic::mse:
        return squares(of, *against);
      default:
        return sum(of) / static_cast<double>(of.size());
    }
  }
};

Statistic statistic_of(const FigureGene& figure) {
  if (const auto statistic = detail::parse_statistic(figure.statistic)) return *statistic;
  throw Error({ErrorCode::wrong_value, "`" + figure.statistic + "` is no statistic", figure.where,
               "figure " + figure.name,
               suggest(figure.statistic, {"mean", "sum", "last", "min", "max", "accuracy", "mse"})});
}

void check_against(const FigureGene& figure, Statistic statistic, const Meter& meter) {
  const std::string path = "figure " + figure.name;
  if (detail::needs_against(statistic) != meter.against.has_value()) {
    const std::string has =
        meter.against ? " compares with nothing, yet `against` is stated" : " needs a port to compare with";
    throw Error({ErrorCode::wrong_value, figure.statistic + has, figure.where, path,
                 meter.against ? "take `against` away, or use accuracy or mse" : "state `against = \"part.port\"`"});
  }
  if (!meter.against) return;
  const std::int64_t units = meter.of.size();
  const std::int64_t others = meter.against->size();
  if (units == others || (statistic == Statistic::accuracy && others == 1)) return;
  throw Error({ErrorCode::shape_mismatch,
               "`" + figure.of.text() + "` has " + std::to_string(units) + " units, `" + figure.against->text() +
                   "` has " + std::to_string(others),
               figure.where, path,
               statistic == Statistic::accuracy
                   ? "`against` needs as many units (one-hot), or one number (the unit's index)"
                   : "mse compares unit by unit: both need the same size"});
}

Meter make_meter(const BrainState& state, const FigureGene& figure) {
  const Statistic statistic = statistic_of(figure);
  const std::string user = "figure `" + figure.name + "`";
  Meter meter{figure.name, figure.statistic, statistic, FieldReader(state, figure.of.text(), user, figure.of.where), std::nullopt,
              TickSeries(statistic, FigureMeter::window)};
  if (figure.against) meter.against.emplace(state, figure.against->text(), user, figure.against->where);
  check_against(figure, statistic, meter);
  return meter;
}

bool needs_flush(const Meter& meter) {
  return meter.of.needs_flush() || (meter.against && meter.against->needs_flush());
}

}  // namespace

struct FigureMeter::Meters {
  std::string phase;
  std::vector<Meter> meters;
  bool needs_flush = false;
};

FigureMeter::FigureMeter(const BrainState& state, Simulator& simulator) : meters_(std::make_shared<Meters>()) {
  Diagnostics problems;
  for (const FigureGene& figure : state.brain().genome.figures) {
    try {
      const Meter& meter = meters_->meters.emplace_back(make_meter(state, figure));
      meters_->needs_flush = meters_->needs_flush || needs_flush(meter);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  if (meters_->meters.empty()) return;

  simulator.observe(1, [weak = std::weak_ptr<Meters>(meters_), &simulator](std::uint64_t) {
    const std::shared_ptr<Meters> alive = weak.lock();
    if (!alive) return;
    if (alive->needs_flush) simulator.flush();
    for (Meter& meter : alive->meters) meter.series.add(meter.measure());
  });
}

FigureMeter::~FigureMeter() = default;

void FigureMeter::rebind(const BrainState& state) {
  const auto& figures = state.brain().genome.figures;
  meters_->needs_flush = false;
  for (std::size_t i = 0; i < meters_->meters.size(); ++i) {
    Meter& meter = meters_->meters[i];
    Meter now = make_meter(state, figures.at(i));
    now.series = std::move(meter.series);
    meter = std::move(now);
    meters_->needs_flush = meters_->needs_flush || needs_flush(meter);
  }
}

void FigureMeter::begin_phase(const std::string& name) {
  meters_->phase = name;
  for (Meter& meter : meters_->meters) meter.series.clear();
}

void FigureMeter::resume_phase(const FigureRecord& record) {
  begin_phase(record.phase);
  for (Meter& meter : meters_->meters)
    for (const FigureUnderWay& figure : record.under_way)
      if (figure.name == meter.name && figure.statistic == meter.word)
        meter.series.go_on_from(figure.ticks, figure.joined);
}

FigureRecord FigureMeter::under_way() const {
  FigureRecord record{{}, meters_->phase, {}};
  for (const Meter& meter : meters_->meters)
    record.under_way.push_back({meter.name, meter.word, meter.series.joined(), meter.series.ticks()});
  return record;
}

std::vector<Figure> FigureMeter::figures() const {
  std::vector<Figure> figures;
  for (const Meter& meter : meters_->meters) {
    figures.push_back({meters_->phase, meter.name, meter.series.total(), meter.series.ticks()});
  }
  return figures;
}

double FigureMeter::recent(std::size_t figure) const { return meters_->meters.at(figure).series.recent(); }

}  // namespace anlage
