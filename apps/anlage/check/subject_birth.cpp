// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "anlage/base/initial_law.hpp"
#include "anlage/base/philox.hpp"
#include "anlage/brain/detail/setup_call.hpp"
#include "anlage/brain/host.hpp"
#include "check/subject.hpp"
#include "check/trespass.hpp"

namespace anlage::check {
namespace {

constexpr std::int64_t lanes = 16;
constexpr std::int64_t most_numbers = std::int64_t{1} << 28;  // of one field: a checker's machine is not a cluster

std::int64_t padded(std::int64_t rows, std::int64_t to = lanes) { return (std::max<std::int64_t>(rows, 1) + to - 1) / to * to; }

std::int64_t padding(std::uint32_t dtype) {
  if (dtype == ANLAGE_DTYPE_U8) return 64;
  return dtype == ANLAGE_DTYPE_U16 ? 32 : lanes;
}

bool is_kept(Role role) {
  switch (role) {
    case Role::state:
    case Role::memory:
    case Role::mutable_scalar:
    case Role::pre_state:
    case Role::post_state:
    case Role::trace:
    case Role::weights: return true;
    default: return false;
  }
}

bool is_read_only(Role role) {
  switch (role) {
    case Role::param:
    case Role::choice:
    case Role::in:
    case Role::modulator:
    case Role::pre:
    case Role::post:
    case Role::post_error:
    case Role::post_target: return true;
    default: return false;
  }
}

}  // namespace

Subject::Subject(const TypeInfo& type, Settings settings, Manner manner)
    : known_(std::make_shared<KnownSubject>(*this)), type_(type), settings_(std::move(settings)), manner_(manner) {
  component_.path = "subject";
  component_.type = &type;
  component_.key = random_key(settings_.seed, "subject");
  component_.hyperparameters.resize(type.fields.size());
  component_.texts.resize(type.fields.size());
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    const auto number = settings_.numbers.find(field.name);
    component_.hyperparameters[i].value = number == settings_.numbers.end() ? field.default_value : number->second;
    const auto text = settings_.texts.find(field.name);
    if (text != settings_.texts.end()) component_.texts[i] = text->second;
  }
  plan();
  add_fields();
  add_synapses();
  draw();
  if (type.kind == Kind::learning_rule) wire();
  fill();
}

Subject::~Subject() = default;

std::int64_t Subject::axis(const std::string& name) const {
  if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) return std::stoll(name);
  for (const auto& [known, size] : component_.axes)
    if (known == name) return size;
  return -1;
}

void Subject::plan() {
  const std::vector<std::string> data_folders{"."};
  pre_ = post_ = senders_ = settings_.units;
  if (is_projection()) component_.axes = {{"pre", pre_}, {"post", post_}};
  if (const auto post = settings_.numbers.find("post"); post != settings_.numbers.end() && is_projection()) {
    post_ = static_cast<std::int64_t>(post->second);
    component_.axes[1].second = post_;
  }
  for (bool settled = false; !settled;) {
    detail::SetupCall call(component_, data_folders, settings_.dt);
    call.setup.pre = pre_;
    call.setup.post = post_;
    call.setup.plastic = settings_.plastic ? 1 : 0;
    if (const std::string words = call.run(); !words.empty()) throw Refusal(words);
    for (const std::string& words : call.contradictions) {
      if (words.find("cannot have") != std::string::npos) throw std::runtime_error(words);  // a size that no genome could state
      throw Refusal(words);
    }
    settled = true;
    for (const Field& field : type_.fields)
      for (const std::string& name : field.axes)
        if (settled && axis(name) < 0) {
          component_.axes.emplace_back(name, settings_.units);
          settled = false;
        }
    if (settled && is_projection()) plan_synapses(call.setup);
  }
}

/// What a connection has answered; a rule gets the layout it is tested on.
void Subject::plan_synapses(const anlage_setup& setup) {
  const bool rule = type_.kind == Kind::learning_rule;
  synapses_.struct_size = sizeof(anlage_synapses);
  synapses_.layout = rule ? settings_.layout : setup.layout;
  synapses_.fan_in = rule ? std::min<std::int64_t>(5, pre_) : setup.fan_in;
  synapses_.channels = rule ? 1 : setup.channels;
  if (setup.lender != nullptr) {
    synapses_.layout = ANLAGE_LAYOUT_DENSE;
    if (setup.backwards != 0) std::swap(pre_, post_);
  }
  if (synapses_.layout < ANLAGE_LAYOUT_DENSE || synapses_.layout > ANLAGE_LAYOUT_SHARED)
    throw std::runtime_error(fmt::format("`plan` chose layout {}, which does not exist", synapses_.layout));
  const bool dense = synapses_.layout == ANLAGE_LAYOUT_DENSE;
  const bool repeats = synapses_.layout == ANLAGE_LAYOUT_SHARED || setup.synapses >= 0;
  if (!dense && (synapses_.fan_in < 0 || (!repeats && synapses_.fan_in > pre_)))
    throw std::runtime_error(fmt::format("`plan` wants {} synapses per receiver of {} senders", synapses_.fan_in, pre_));
  if (synapses_.layout == ANLAGE_LAYOUT_SHARED && (synapses_.channels < 1 || post_ % synapses_.channels != 0))
    throw std::runtime_error(fmt::format("`plan` wants {} receivers a place of {}", synapses_.channels, post_));
  if (setup.relay != nullptr) {
    relay_ = type_.field_index(setup.relay);
    if (relay_ < 0) throw std::runtime_error(fmt::format("`plan` relays `{}`, which is no field", setup.relay));
    senders_ = 1;
    for (const std::string& name : type_.fields[static_cast<std::size_t>(relay_)].axes)
      senders_ *= &name == &type_.fields[static_cast<std::size_t>(relay_)].axes.front() ? padded(axis(name)) : axis(name);
  }
  const bool stores = rule || setup.stores_weights != 0 || settings_.plastic || setup.lender != nullptr;
  weights_ = stores && synapses_.layout != ANLAGE_LAYOUT_PROCEDURAL ? 0 : -1;
  degree_ = !rule && synapses_.layout == ANLAGE_LAYOUT_SPARSE && setup.synapses >= 0 ? 0 : -1;
  if (setup.lender == nullptr) senders_ = relay_ >= 0 ? senders_ : pre_;
}

std::size_t Subject::Block::bytes() const {
  static constexpr std::size_t sizes[] = {0, 4, 8, 1, 2, 4, 8};
  return static_cast<std::size_t>(stride * std::max<std::int64_t>(cols, 1)) * sizes[dtype];
}

Subject::Block& Subject::add(std::string name, int field, Role role, std::uint32_t dtype, std::int64_t rows, std::int64_t cols) {
  if (rows < 0 || cols < 0 || rows > most_numbers || cols > most_numbers || rows * cols > most_numbers)
    throw std::runtime_error(fmt::format("`{}` would have {} x {} numbers, more than a check may take", name, rows, cols));
  Block& block = blocks_.emplace_back();
  block.name = std::move(name);
  block.field = field;
  block.role = role;
  block.dtype = dtype;
  block.rows = rows;
  block.cols = cols;
  block.stride = padded(rows, padding(dtype));
  block.kept = is_kept(role);
  block.written = role == Role::out || role == Role::broadcast || role == Role::scratch;
  const auto access = is_read_only(role) ? GuardedMemory::Access::read_only : GuardedMemory::Access::read_write;
  for (int i = 0; i < (manner_.moved ? 2 : 1); ++i) block.places.emplace_back((block.bytes() + 63) / 64 * 64, access, manner_.edge);
  if (field >= 0) block_of_field_[static_cast<std::size_t>(field)] = static_cast<int>(blocks_.size() - 1);
  return block;
}

void Subject::add_fields() {
  block_of_field_.assign(type_.fields.size(), -1);
  for (std::size_t i = 0; i < type_.fields.size(); ++i) {
    const Field& field = type_.fields[i];
    const auto at = static_cast<int>(i);
    if (field.role == Role::text || field.role == Role::weights || field.role == Role::trace) continue;
    if (field.has(ANLAGE_FIELD_OPTIONAL) && !settings_.optional_ports) continue;
    if (field.role == Role::param || field.role == Role::choice) {
      Block& block = add(field.name, at, field.role, ANLAGE_DTYPE_F64, 2, 1);
      for (int k = 0; k < 2; ++k) reinterpret_cast<double*>(block.host())[k] = component_.hyperparameters[i].value;
      continue;
    }
    std::int64_t rows = 1, cols = 1;
    for (std::size_t k = 0; k < field.axes.size(); ++k) (k == 0 ? rows : cols) *= std::max<std::int64_t>(axis(field.axes[k]), 0);
    if (field.role == Role::pre) rows = senders_;
    Block& block = add(field.name, at, field.role, field.dtype, rows, cols);
    if (field.role == Role::mutable_scalar) block.numbers()[0] = static_cast<float>(component_.hyperparameters[i].value);
    if (field.role == Role::out || field.role == Role::broadcast) units_ = std::max(units_, rows * cols);
  }
}

/// Weights, traces, senders and the two ends of a projection.
void Subject::add_synapses() {
  if (!is_projection()) return;
  const bool dense = synapses_.layout == ANLAGE_LAYOUT_DENSE, shared = synapses_.layout == ANLAGE_LAYOUT_SHARED;
  const std::int64_t rows = dense ? post_ : shared ? synapses_.channels : lanes;
  const std::int64_t cols = dense ? pre_ : shared ? synapses_.fan_in : padded(post_) / lanes * synapses_.fan_in;
  synapses_.pre = senders_;
  synapses_.post = post_;
  synapses_.stride = padded(shared ? synapses_.channels : post_);
  synapses_.count = synapses_.stride * (dense ? pre_ : synapses_.fan_in);
  const bool stores = weights_ == 0;
  weights_ = -1;
  for (std::size_t i = 0; i < type_.fields.size(); ++i) {
    const Field& field = type_.fields[i];
    if (!stores || (field.role != Role::weights && field.role != Role::trace)) continue;
    add(field.name, static_cast<int>(i), field.role, ANLAGE_DTYPE_F32, rows, cols);
    if (field.role == Role::weights) weights_ = static_cast<int>(blocks_.size() - 1);
  }
  if (stores && weights_ < 0) {
    add("weights", -1, Role::weights, ANLAGE_DTYPE_F32, rows, cols);
    weights_ = static_cast<int>(blocks_.size() - 1);
  }
  if (synapses_.layout == ANLAGE_LAYOUT_SPARSE || shared) {
    const std::int64_t receivers = shared ? post_ / synapses_.channels : padded(post_);
    synapses_.index_bits = senders_ <= 65535 ? 16 : 32;
    add("senders", -1, Role::table, synapses_.index_bits == 16 ? ANLAGE_DTYPE_U16 : ANLAGE_DTYPE_U32, receivers * synapses_.fan_in, 1);
    index_ = static_cast<int>(blocks_.size() - 1);
    if (degree_ == 0) add("degree", -1, Role::table, ANLAGE_DTYPE_U32, post_, 1);
    degree_ = degree_ == 0 ? static_cast<int>(blocks_.size() - 1) : -1;
  }
  add("the arriving signal", -1, Role::in, ANLAGE_DTYPE_F32, pre_, 1);
  x_ = static_cast<int>(blocks_.size() - 1);
  add("the receivers' sums", -1, Role::out, ANLAGE_DTYPE_F32, post_, 1);
  y_ = static_cast<int>(blocks_.size() - 1);
  units_ = post_;
}

std::string Subject::init_of(const Block& block) const {
  const std::string usual = "uniform 0.01 0.2";  // of weights: where all are 0, nothing shows
  if (block.role == Role::weights && (type_.kind == Kind::learning_rule || block.field < 0)) return usual;
  if (block.field < 0) return "zero";
  const std::string& stated = component_.texts[static_cast<std::size_t>(block.field)];
  const std::string& law = stated.empty() ? type_.fields[static_cast<std::size_t>(block.field)].init : stated;
  return block.role == Role::weights && law == "zero" ? usual : law;
}

void Subject::draw() {
  for (Block& block : blocks_) {
    const bool lawful = block.kept && block.role != Role::mutable_scalar && block.dtype == ANLAGE_DTYPE_F32;
    if (!lawful) continue;
    const auto law = InitialLaw::parse(init_of(block));
    if (law && law->kind != InitialLaw::Kind::zero)
      law->draw_block(random_key(settings_.seed, block.name), block.numbers(), block.rows, block.cols, block.stride);
  }
  if (synapses_.layout != ANLAGE_LAYOUT_SPARSE || weights_ < 0) return;
  const Block& weights = blocks_[static_cast<std::size_t>(weights_)];
  for (std::int64_t c = 0; c < weights.cols; ++c)
    for (std::int64_t r = 0; r < weights.rows; ++r)
      if (c / synapses_.fan_in * lanes + r >= post_) weights.numbers()[c * weights.stride + r] = 0.0F;
}

/// A rule's senders: receiver j listens to j, j + 1, … around the ring.
void Subject::wire() {
  if (index_ < 0) return;
  const Block& index = blocks_[static_cast<std::size_t>(index_)];
  for (std::int64_t j = 0; j < (synapses_.layout == ANLAGE_LAYOUT_SHARED ? post_ / synapses_.channels : post_); ++j)
    for (std::int64_t k = 0; k < synapses_.fan_in; ++k) {
      const bool shared = synapses_.layout == ANLAGE_LAYOUT_SHARED;
      const std::int64_t at = shared ? j * synapses_.fan_in + k : (j / lanes * synapses_.fan_in + k) * lanes + j % lanes;
      const std::int64_t sender = (j + k) % std::max<std::int64_t>(pre_, 1);
      if (synapses_.index_bits == 16)
        reinterpret_cast<std::uint16_t*>(index.host())[at] = static_cast<std::uint16_t>(sender);
      else
        reinterpret_cast<std::uint32_t*>(index.host())[at] = static_cast<std::uint32_t>(sender);
    }
}

void Subject::fill() {
  point();
  if (type_.fill == nullptr) return;
  auto* call = reinterpret_cast<anlage_call*>(call_.data());
  call->flags = 0;
  call->first = 0;
  call->last = is_projection() ? post_ : 1;
  std::fill(error_.begin(), error_.end(), '\0');
  if (type_.fill(call) != ANLAGE_OK) throw Refusal(error_.c_str());
}

}  // namespace anlage::check
