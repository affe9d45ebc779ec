// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace cholinergic_switch {
using namespace anlage;

/// Septal acetylcholine says whether the hippocampus stores or recalls.
///   mismatch      = 1 - cosine(arriving, recalled); 1 where nothing is recalled, 0 where nothing arrives
///   novel         = 1 if the mismatch was above `threshold` in the last tick in which the window was closed, else 0
///   acetylcholine = 0 while the window is closed; else 1 in mode `store`, novel in mode `novelty`, 0 in mode `recall`
///   recall        = 1 - suppression * acetylcholine
/// Without a window connected it is always open, and novel is judged in every tick.
struct CholinergicSwitch {
  static constexpr const char* doc = "acetylcholine: store what is new, recall what is known";
  static constexpr const char* citation =
      "Hasselmo & Schnell 1994, Journal of Neuroscience 14:3898-3914; Hasselmo, Wyble & Wallenstein 1996, Hippocampus 6:693-708";

  Choice    mode        {"novelty store recall", "stores what is new, or all, or nothing"};
  Param     threshold   {0.05, "1", "mismatch above which a pattern is new", {0, 1}};
  Param     suppression {1, "1", "share of intrinsic transmission that acetylcholine takes away", {0, 1}};
  Modulator window      {"1", "not 0 while storing is possible: a phase of theta", optional};
  In        arriving    {"n", "*", "what the senses bring", optional};
  In        recalled    {"n", "*", "what memory makes of it", optional};
  State     novel       {"", "1", "1 if what arrives is new", "constant 1"};
  Broadcast acetylcholine {"1", "1 while the hippocampus stores, else 0"};
  Broadcast recall        {"1", "gain of intrinsic fibres"};
  Broadcast mismatch      {"1", "how little memory knows of what arrives"};

  void steer(Tick) {
    const bool open = !window.connected() || window != 0;
    mismatch = apart();
    if (!window.connected() || !open) novel = Real(mismatch > threshold);
    const bool stores = mode == "store" || (mode == "novelty" && novel.value() != 0);
    acetylcholine = Real(open && stores);
    recall = 1 - suppression * acetylcholine;
  }
  Real apart() const {
    Real product = 0, here = 0, there = 0;
    for (Index i = 0; i < arriving.size(); ++i) {
      product += arriving[i] * recalled[i];
      here += arriving[i] * arriving[i];
      there += recalled[i] * recalled[i];
    }
    if (here == 0) return 0;
    return there == 0 ? Real(1) : 1 - product / std::sqrt(here * there);
  }
};

}  // namespace cholinergic_switch

ANLAGE_PLUGIN(cholinergic_switch::CholinergicSwitch)
