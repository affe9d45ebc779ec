// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/detail/field_reader.hpp"

#include <algorithm>

#include "anlage/base/error.hpp"
#include "anlage/base/nearest.hpp"

namespace anlage::detail {
namespace {

FieldRef find_field(const Brain& brain, const std::string& name, const std::string& user, const SourceLocation& where) {
  if (const auto field = brain.find(name)) return *field;
  throw Error({ErrorCode::unknown_port, user + " reads `" + name + "`, which is no port or field of this brain", where,
               name, suggest(name, brain.field_names())});
}

bool may_be_learned(const Brain& brain, FieldRef field, const Block& block) {
  return block.origin == Origin::learned || block.role == Role::weights || block.role == Role::trace ||
         brain.component(block.owner).type->kind == Kind::learning_rule ||
         brain.component(field.component).type->kind == Kind::learning_rule;
}

}  // namespace

FieldReader::FieldReader(const BrainState& state, const std::string& name, const std::string& user,
                         const SourceLocation& where)
    : state_(&state) {
  const Brain& brain = state.brain();
  const FieldRef field = find_field(brain, name, user, where);
  const Binding& binding = brain.binding(field);
  if (binding.source == Binding::Source::none) {
    const Role role = brain.field(field).role;
    const std::string why = role == Role::text ? "which is text"
                            : role == Role::in ? "which nothing is connected to"
                                               : "which holds no numbers in this brain";
    throw Error({ErrorCode::unknown_port, user + " reads `" + name + "`, " + why, where, name,
                 "read a port, a state, weights or a parameter"});
  }
  const Block& block = brain.block(binding.block);
  block_ = binding.block;
  dtype_ = block.dtype;
  delay_ = binding.delay;
  rows_ = binding.rows;
  cols_ = binding.cols;
  stride_ = block.stride;
  is_matrix_ = brain.field(field).axes.size() > 1 || cols_ > 1;
  needs_flush_ = may_be_learned(brain, field, block);
  size_ = rows_ * cols_;
  if (block.role == Role::weights || block.role == Role::trace) note_sparse(brain, field);
}

void FieldReader::note_sparse(const Brain& brain, FieldRef field) {
  for (const Projection& projection : brain.projections) {
    const auto rules = projection.rules();
    const bool is_rule = std::find(rules.begin(), rules.end(), field.component) != rules.end();
    if (projection.connection != field.component && !is_rule) continue;
    if (projection.layout != ANLAGE_LAYOUT_SPARSE || !projection.index) return;
    fan_in_ = projection.fan_in;
    post_ = projection.post;
    senders_ = *projection.index;
    size_ = fan_in_ * post_;
    if (projection.degree) note_degrees(*projection.degree);
    return;
  }
}

void FieldReader::note_degrees(BlockId block) {
  const auto* degree = reinterpret_cast<const std::uint32_t*>(state_->data(block));
  first_.assign(1, 0);
  for (std::int64_t receiver = 0; receiver < post_; ++receiver) first_.push_back(first_.back() + degree[receiver]);
  size_ = first_.back();
}

FieldReader::Place FieldReader::place(std::int64_t unit) const {
  if (fan_in_ == 0) return {unit % rows_, unit / rows_};
  if (!first_.empty()) {
    const std::int64_t receiver = std::upper_bound(first_.begin(), first_.end(), unit) - first_.begin() - 1;
    return {receiver % 16, receiver / 16 * fan_in_ + unit - first_[static_cast<std::size_t>(receiver)]};
  }
  const std::int64_t receiver = unit / fan_in_;
  return {receiver % 16, receiver / 16 * fan_in_ + unit % fan_in_};
}

std::string FieldReader::label(std::int64_t unit) const {
  const auto [row, column] = place(unit);
  if (fan_in_ == 0) return is_matrix_ ? std::to_string(row) + ":" + std::to_string(column) : std::to_string(row);
  const std::byte* senders = state_->data(senders_);
  const auto at = static_cast<std::size_t>(column * 16 + row);
  const std::uint32_t sender = state_->brain().block(senders_).dtype == ANLAGE_DTYPE_U16
                                   ? reinterpret_cast<const std::uint16_t*>(senders)[at]
                                   : reinterpret_cast<const std::uint32_t*>(senders)[at];
  return std::to_string(column / fan_in_ * 16 + row) + ":" + std::to_string(sender);
}

double FieldReader::value(std::int64_t unit) const {
  const auto [row, column] = place(unit);
  const std::byte* numbers = data();
  const auto at = static_cast<std::size_t>(column * stride_ + row);
  switch (dtype_) {
    case ANLAGE_DTYPE_F32:
      return static_cast<double>(reinterpret_cast<const float*>(numbers)[at]);
    case ANLAGE_DTYPE_F64:
      return reinterpret_cast<const double*>(numbers)[at];
    case ANLAGE_DTYPE_U8:
      return static_cast<double>(reinterpret_cast<const std::uint8_t*>(numbers)[at]);
    case ANLAGE_DTYPE_U16:
      return static_cast<double>(reinterpret_cast<const std::uint16_t*>(numbers)[at]);
    case ANLAGE_DTYPE_U32:
      return static_cast<double>(reinterpret_cast<const std::uint32_t*>(numbers)[at]);
    default:
      return static_cast<double>(reinterpret_cast<const std::uint64_t*>(numbers)[at]);
  }
}

}  // namespace anlage::detail
