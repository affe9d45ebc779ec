// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace contrast_control {
using namespace anlage;

/// Shows a sample more strongly until it has been answered. A sample lasts `window` ticks:
///   contrast = start at its beginning; += step after each `every` ticks in which the cells sent fewer spikes than `enough`
struct ContrastControl {
  static constexpr const char* doc = "raises the contrast of a sample until the cells have answered it";
  static constexpr const char* citation = "Diehl & Cook 2015, Frontiers in Computational Neuroscience 9:99";

  Param     start    {1.0, "1", "contrast at the beginning of a sample", {0, infinity}};
  Param     step     {0.5, "1", "what is added each time", {0, infinity}};
  Param     enough   {1.0, "*", "spikes between two looks that are an answer", {0, infinity}};
  Param     every    {200.0, "1", "ticks from one look to the next", {1, 1e7}, integer};
  Param     window   {1000.0, "1", "ticks a sample is shown", {1, 1e7}, integer};
  In        spike    {"n", "*", "activity of the cells"};
  State     seen     {"", "*", "spikes since the latest look"};
  State     level    {"", "1", "contrast of the sample at hand, above start"};
  Broadcast contrast {"1", "what the sample is multiplied by"};

  void steer(Tick now) {
    const auto place = now.index % static_cast<std::uint64_t>(window.value);
    seen += spike.sum();
    if ((place + 1) % static_cast<std::uint64_t>(every.value) == 0) {
      if (seen < enough) level += step;
      seen = Real{0};
    }
    if (place + 1 == static_cast<std::uint64_t>(window.value)) {
      seen = Real{0};
      level = Real{0};
    }
    contrast = start + level;
  }
};

}  // namespace contrast_control

ANLAGE_PLUGIN(contrast_control::ContrastControl)
