// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace contrast_teacher {
using namespace anlage;

/// Shows a sample with its label and with a wrong one in turn, and says which it is:
///   teach  in even ticks the label, sign = 1; in odd ticks another class, drawn evenly, sign = -1
///   ask    one class after the other, sign = 0: nothing is to be learned
struct ContrastTeacher {
  static constexpr const char* doc = "proposes right and wrong labels in turn, or every label one after the other";
  static constexpr const char* citation = "Hinton 2022, arXiv:2212.13345";

  Choice mode     {"teach ask", "right and wrong labels, or every label in turn"};
  In     label    {"n", "1", "right label, one-hot"};
  Out    proposal {"n", "1", "label that the sample is shown with, one-hot"};
  Broadcast sign  {"1", "1: the label is right, -1: it is wrong, 0: who knows"};
  Rng    draws    {"wrong labels"};

  void steer(Tick now) {
    const auto n = static_cast<std::uint64_t>(proposal.size());
    proposal.setZero();
    if (n == 0) return;
    const bool asks = mode == "ask", wrong = !asks && now.index % 2 == 1 && n > 1;
    Index right = 0;
    for (Index i = 1; i < label.size(); ++i)
      if (label[i] > label[right]) right = i;
    auto shown = static_cast<std::uint64_t>(right);
    if (asks) shown = now.index % n;
    if (wrong) shown = (shown + 1 + draws.below(static_cast<std::uint32_t>(n - 1), now, 0)) % n;
    proposal[static_cast<Index>(shown)] = 1;
    sign = asks ? Real(0) : (wrong ? Real(-1) : Real(1));
  }
};

}  // namespace contrast_teacher

ANLAGE_PLUGIN(contrast_teacher::ContrastTeacher)
