// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "anlage/base/nearest.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

/// The projection called `of`: beside the borrower in its nested genome, or by its full name.
std::optional<std::size_t> find_lender(const Brain& brain, const std::string& borrower, const std::string& of) {
  const std::size_t slash = borrower.rfind('/');
  const std::string beside = slash == std::string::npos ? of : borrower.substr(0, slash + 1) + of;
  for (const std::string& name : {beside, of})
    for (std::size_t i = 0; i < brain.projections.size(); ++i)
      if (brain.projections[i].name == name) return i;
  return std::nullopt;
}

std::vector<std::string> names_of(const Brain& brain) {
  std::vector<std::string> names;
  for (const Projection& projection : brain.projections)
    if (projection.connection) names.push_back(projection.name);
  return names;
}

/// Why these synapses cannot be lent to that projection; empty if they can.
std::string unfit(const Draft& draft, const Loan& loan, const Projection& borrower, const Projection& lender) {
  if (!lender.connection) return fmt::format("`{}` is a wire and has no synapses", lender.name);
  const std::string type = draft.brain.component(*lender.connection).type->name;
  if (draft.brain.component(*lender.connection).type->has(ANLAGE_TYPE_BORROWS))
    return fmt::format("the synapses of `{}` ({}) are borrowed themselves", lender.name, type);
  if (lender.layout == ANLAGE_LAYOUT_PROCEDURAL || (lender.layout == ANLAGE_LAYOUT_DENSE && !lender.weights))
    return fmt::format("`{}` ({}) stores no synapses", lender.name, type);
  if (lender.relay >= 0) return fmt::format("the synapses of `{}` ({}) have delays of their own", lender.name, type);
  const std::int64_t senders = loan.backwards ? lender.post : lender.pre;
  const std::int64_t receivers = loan.backwards ? lender.pre : lender.post;
  if (senders == borrower.pre && receivers == borrower.post) return {};
  return fmt::format("{} units send and {} receive, and `{}` {} {} to {}", borrower.pre, borrower.post, lender.name,
                     loan.backwards ? "leads back from" : "leads from", senders, receivers);
}

void bind_lender(Draft& draft, const Loan& loan) {
  Projection& borrower = draft.brain.projections[loan.projection];
  const Component& component = draft.brain.component(*borrower.connection);
  const auto refuse = [&](ErrorCode code, std::string text, std::string hint) {
    draft.add(code, std::move(text), component.where, borrower.name, std::move(hint));
  };
  borrower.synapses = 0;
  if (!component.type->has(ANLAGE_TYPE_BORROWS))
    return refuse(ErrorCode::plugin_failed, fmt::format("{} borrows synapses and does not say so in its type", component.type->name),
                  "static constexpr bool borrows = true");
  if (borrower.rule)
    return refuse(ErrorCode::does_not_fit,
                  fmt::format("{} cannot learn here: the synapses belong to `{}`", draft.brain.component(*borrower.rule).type->name, loan.of),
                  fmt::format("let `{}` learn, or give this projection synapses of its own", loan.of));
  const auto lender = find_lender(draft.brain, borrower.name, loan.of);
  if (!lender)
    return refuse(ErrorCode::unknown_part, fmt::format("there is no projection `{}` whose synapses {} could use", loan.of, component.type->name),
                  suggest(loan.of, names_of(draft.brain)));
  const Projection& from = draft.brain.projections[*lender];
  if (std::string reason = unfit(draft, loan, borrower, from); !reason.empty())
    return refuse(ErrorCode::does_not_fit, std::move(reason), "name a projection with stored synapses between the same two populations");
  borrower.lender = ProjectionId{static_cast<std::uint32_t>(*lender)};
}

}  // namespace

void bind_lenders(Draft& draft) {
  for (const Loan& loan : draft.loans) bind_lender(draft, loan);
}

}  // namespace anlage::detail
