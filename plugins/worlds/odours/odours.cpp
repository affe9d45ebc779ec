// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "../common/numbers.hpp"
#include "odour_table.hpp"

namespace odours {
using namespace anlage;

/// Odours, each shown for `hold` ticks to the receptor neurons of a fly:
///   orn_r = concentration rate(r, odour) + noise z,   z standard normal, new at each showing
/// Rates come out of a file, or are drawn at birth. Drawn odours come in families:
///   rate = scale e^(spread z) (e^g - 0.8), at most 300 Hz, z the odour's
///   g    = sqrt(likeness) family_r + sqrt(1 - likeness) own_r; z, family and own are standard normal
/// `good` of the odours are followed by something good (outcome 1 0), the others by something bad (0 1).
struct Odours {
  static constexpr const char* doc = "odours as rates of receptor neurons, measured or drawn, each followed by good or bad";
  static constexpr const char* citation = "Hallem & Carlson 2006, Cell 125:143-160";

  Text   data          {"CSV file of rates, such as olfaction/hallem_carlson_2006.csv; none: they are drawn", optional};
  Text   shown         {"numbers of the odours to show, from 0, such as \"3 17\"; none: all", optional};
  Param  receptors     {24, "1", "drawn: receptors", {1, 4096}, birth | integer};
  Param  odours        {110, "1", "drawn: odours", {1, 65536}, birth | integer};
  Param  families      {10, "1", "drawn: families of odours, in turn", {1, 65536}, birth | integer};
  Param  likeness      {0.7, "1", "drawn: share of the variance that a family has in common", {0, 1}, birth};
  Param  scale         {40, "Hz", "drawn: rate of a receptor that an odour suits moderately well", {0, 1000}, birth};
  Param  spread        {0.5, "1", "drawn: standard deviation of the logarithm of an odour's strength", {0, 10}, birth};
  Param  good          {0.5, "1", "share of the odours that are followed by something good", {0, 1}, birth};
  Param  noise         {10, "Hz", "standard deviation of a rate from one showing to the next", {0, 1000}};
  Param  concentration {1, "1", "factor of all rates", {0, 1000}};
  Param  hold          {1, "1", "ticks for which an odour is shown", {1, 16777216}, integer};
  Choice order         {"random cyclic", "which odour comes next: any, all equally likely, or the next one"};
  Out    orn           {"receptor", "Hz", "rates of the receptor neurons above their spontaneous rates"};
  Out    odour         {"odour", "1", "1 for the odour of now, else 0"};
  Out    outcome       {"outcome", "1", "what follows: 1 0 good, 0 1 bad"};
  Broadcast last       {"1", "1 in the last tick of a showing, else 0"};
  Table<Real> rates    {"receptor odour", "Hz", "what each receptor answers to each odour"};
  Table<Real> outcomes {"outcome odour", "1", "what follows each odour"};
  Table<std::uint32_t> listed {"listed", "1", "numbers of the odours that are shown"};
  Rng    draw          {"rates of drawn odours and outcomes"};
  Rng    choose        {"order"};
  Rng    jitter        {"noise"};

  void develop(Setup& setup) {
    std::int64_t rows = static_cast<std::int64_t>(receptors.value), count = static_cast<std::int64_t>(odours.value);
    if (!data.empty()) {
      const OdourTable table = read_odours(setup.find_data(data.string()));
      rows = table.receptors;
      count = table.odours();
    }
    setup.set_axis("receptor", rows);
    setup.set_axis("odour", count);
    setup.set_axis("outcome", 2);
    setup.set_axis("listed", static_cast<std::int64_t>(listing(count).size()));
  }

  void fill() {
    if (data.empty()) {
      draw_rates();
    } else {
      const OdourTable table = read_odours(data.string());
      if (table.odours() != rates.cols() || table.receptors != rates.rows())
        throw Failure(data.string() + ": has changed since the brain developed");
      for (Index o = 0; o < rates.cols(); ++o)
        std::copy_n(table.rates.begin() + o * rates.rows(), rates.rows(), rates.writable(o));
    }
    const auto list = listing(rates.cols());
    std::copy(list.begin(), list.end(), listed.writable());
    for (Index o = 0; o < rates.cols(); ++o) {
      const bool well = draw.uniform(Tick{2, 0, 0}, o) < good;
      outcomes.set(0, o, Real(well));
      outcomes.set(1, o, Real(!well));
    }
  }

  /// The tick of a draw tells families (0), odours (1), outcomes (2) and strengths (3) apart, its index is odour and
  /// receptor.
  void draw_rates() {
    const double common = std::sqrt(likeness.value), own = std::sqrt(1 - likeness.value);
    const auto kinds = static_cast<Index>(families.value);
    for (Index o = 0; o < rates.cols(); ++o) {
      const double strength = scale.value * std::exp(spread.value * draw.normal(Tick{3, 0, 0}, o));
      for (Index r = 0; r < rates.rows(); ++r) {
        const double g = common * draw.normal(Tick{0, 0, 0}, o % kinds * rates.rows() + r) +
                         own * draw.normal(Tick{1, 0, 0}, o * rates.rows() + r);
        rates.set(r, o, static_cast<Real>(std::min(strength * (std::exp(g) - 0.8), 300.0)));
      }
    }
  }

  void advance(Tick now) {
    const auto length = static_cast<std::uint64_t>(hold.value);
    const Tick showing{now.index / length, 0, 0};
    const Index o = next(showing);
    last = Real(now.index % length + 1 == length);
    odour.setZero();
    odour[o] = 1;
    outcome = outcomes.column(o);
    for (Index r = 0; r < orn.size(); ++r) orn[r] = concentration * rates(r, o) + noise * jitter.normal(showing, r);
  }
  Index next(Tick showing) const {
    const auto count = static_cast<std::uint64_t>(listed.rows());
    if (order == "cyclic") return listed[static_cast<Index>(showing.index % count)];
    return listed[choose.below(static_cast<std::uint32_t>(count), showing, 0)];
  }
  /// The odours to show, of so many. Throws: Failure. [build]
  std::vector<std::uint32_t> listing(Index count) const {
    std::vector<std::uint32_t> list;
    for (const double number : worlds::read_numbers(shown.text())) {
      if (!(number >= 0 && number < static_cast<double>(count)) || number != std::floor(number))
        throw Failure("shown lists `" + std::to_string(number) + "`, and odours are numbered from 0 to " +
                      std::to_string(count - 1));
      list.push_back(static_cast<std::uint32_t>(number));
    }
    for (Index o = 0; o < count && shown.empty(); ++o) list.push_back(static_cast<std::uint32_t>(o));
    return list;
  }
};

}  // namespace odours

ANLAGE_PLUGIN(odours::Odours)
