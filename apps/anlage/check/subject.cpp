// SPDX-License-Identifier: Apache-2.0
#include "check/subject.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "anlage/base/philox.hpp"
#include "anlage/brain/host.hpp"
#include "check/call_watch.hpp"
#include "check/feed.hpp"

namespace anlage::check {
namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t bits) {
  hash = (hash ^ bits) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

bool is_fed(Role role) {
  return role == Role::in || role == Role::pre || role == Role::post || role == Role::post_error || role == Role::post_target ||
         role == Role::modulator;
}

}  // namespace

std::string Settings::text() const {
  std::string text = words;
  for (const auto& [name, number] : numbers) text += fmt::format("{}{} = {:g}", text.empty() ? "" : ", ", name, number);
  return text;
}

Subject::Block* Subject::find(const std::string& field) {
  for (Block& block : blocks_)
    if (block.name == field) return &block;
  return nullptr;
}

bool Subject::has_block(const std::string& field) const { return find(field) != nullptr; }

std::int64_t Subject::numbers_of(const std::string& field) const {
  const Block* block = find(field);
  return block == nullptr ? 0 : block->rows * block->cols;
}

void Subject::bring(const Feed& feed) {
  for (Block& block : blocks_) {
    if (!is_fed(block.role) || (block.field >= 0 && static_cast<int>(block.field) == relay_)) continue;
    const Field* field = block.field < 0 ? nullptr : &type_.fields[static_cast<std::size_t>(block.field)];
    Signal signal(feed, settings_.seed, block.name, field);
    for (std::int64_t c = 0; c < block.cols; ++c)
      for (std::int64_t r = 0; r < block.rows; ++r) block.numbers()[c * block.stride + r] = signal.at(tick_, c * block.rows + r);
  }
}

/// What another rule on the same synapses might do. Synapses that do not exist stay at 0.
void Subject::shake(float by) {
  if (weights_ < 0 || by == 0.0F) return;
  const Block& weights = blocks_[static_cast<std::size_t>(weights_)];
  const Random random(random_key(settings_.seed, "shake"));
  for (std::int64_t c = 0; c < weights.cols; ++c)
    for (std::int64_t r = 0; r < weights.rows; ++r) {
      float& weight = weights.numbers()[c * weights.stride + r];
      if (weight != 0.0F) weight += by * (2.0F * random.uniform(tick_, static_cast<std::uint64_t>(c * weights.rows + r)) - 1.0F);
    }
}

/// Bytes of what may be learned.
std::string Subject::learned() const {
  const Role what = type_.kind == Kind::learning_rule ? Role::weights : Role::memory;
  std::string bytes;
  for (const Block& block : blocks_)
    if (block.role == what) bytes.append(reinterpret_cast<const char*>(block.host()), block.bytes());
  return bytes;
}

/// Every view somewhere else, and what it left behind spoilt.
void Subject::move() {
  for (Block& block : blocks_) {
    std::byte* old = block.host();
    block.place = (block.place + 1) % block.places.size();
    std::memcpy(block.host(), old, block.bytes());
    std::memset(old, 0xA5, block.bytes());
  }
}

void Subject::poison() {
  for (Block& block : blocks_) {
    if (!block.written || block.dtype != ANLAGE_DTYPE_F32) continue;
    if (block.role == Role::scratch && manner_.keeps_scratch) continue;
    for (std::int64_t c = 0; c < std::max<std::int64_t>(block.cols, 1); ++c)
      for (std::int64_t r = 0; r < (manner_.padding_too ? block.stride : block.rows); ++r)
        std::memcpy(block.numbers() + c * block.stride + r, &manner_.poison, sizeof(float));
  }
}

/// Structs and views as the next call sees them.
void Subject::point() {
  views_.assign(type_.fields.size(), anlage_view{nullptr, 1, 1, 16});
  for (std::size_t i = 0; i < type_.fields.size(); ++i) {
    if (type_.fields[i].role == Role::text)
      views_[i] = {component_.texts[i].data(), static_cast<std::int64_t>(component_.texts[i].size()), 1, 16};
    if (block_of_field_[i] < 0) continue;
    const Block& block = blocks_[static_cast<std::size_t>(block_of_field_[i])];
    const bool number = block.role == Role::param || block.role == Role::choice;
    views_[i] = {block.plugin(), number ? 1 : block.rows, block.cols, block.stride};
  }
  const auto place = [&](int at) { return at < 0 ? nullptr : blocks_[static_cast<std::size_t>(at)].plugin(); };
  synapses_.weights = reinterpret_cast<float*>(place(weights_));
  synapses_.index = place(index_);
  synapses_.degree = reinterpret_cast<std::uint32_t*>(place(degree_));
  synapses_copy_.assign(sizeof synapses_ + manner_.longer, std::byte{0xA5});
  std::memcpy(synapses_copy_.data(), &synapses_, sizeof synapses_);
  anlage_now now{static_cast<std::uint32_t>(sizeof(anlage_now) + manner_.longer), 0, tick_, static_cast<double>(tick_) * settings_.dt};
  now_copy_.assign(sizeof now + manner_.longer, std::byte{0xA5});
  std::memcpy(now_copy_.data(), &now, sizeof now);
  anlage_call call{};
  std::memset(&call, static_cast<int>(manner_.stray & 0xFF), sizeof call);
  call.struct_size = static_cast<std::uint32_t>(sizeof call + manner_.longer);
  call.flags = 0;
  call.now = reinterpret_cast<const anlage_now*>(now_copy_.data());
  call.dt = settings_.dt;
  call.key = component_.key;
  call.fields = views_.data();
  if (is_projection()) call.synapses = reinterpret_cast<const anlage_synapses*>(synapses_copy_.data());
  else if (manner_.stray == 0) call.synapses = nullptr;
  if (x_ >= 0 && (type_.kind == Kind::connection || manner_.fused)) {
    call.x = reinterpret_cast<const float*>(place(x_));
    call.y = reinterpret_cast<float*>(place(y_));
  }
  call.first = 0;
  call.last = units_;
  call.host = &host();
  call.error = error_.data();
  call.error_size = error_.size();
  call_.assign(sizeof call + manner_.longer, std::byte{0xA5});
  std::memcpy(call_.data(), &call, sizeof call);
}

void Subject::call_once(anlage_verb verb, std::int64_t first, std::int64_t last) {
  auto* call = reinterpret_cast<anlage_call*>(call_.data());
  call->first = first;
  call->last = last;
  std::fill(error_.begin(), error_.end(), '\0');
  std::int32_t answer = ANLAGE_OK;
  const auto act = [&] {
    const CallWatch::Scope watched;
    answer = verb(call);
  };
  const double begin = seconds();
  if (manner_.other_thread)
    std::thread(act).join();
  else
    act();
  longest_call_ = std::max(longest_call_, seconds() - begin);
  if (answer != ANLAGE_OK) {
    if (error_[0] == '\0') throw std::runtime_error(fmt::format("fails at tick {} without a word of why", tick_));
    throw Refusal(fmt::format("tick {}: {}", tick_, error_.c_str()));
  }
}

void Subject::call(anlage_verb verb, bool sliced) {
  const std::int64_t groups = (units_ + 15) / 16;
  const bool splits = sliced && type_.has(ANLAGE_TYPE_SPLITTABLE) && synapses_.layout != ANLAGE_LAYOUT_SHARED;  // places share weights
  const std::int64_t pieces = splits ? std::min<std::int64_t>(manner_.pieces, groups) : 1;
  if (pieces <= 1) return call_once(verb, 0, units_);
  for (std::int64_t k = 0; k < pieces; ++k) {
    const std::int64_t piece = manner_.backwards ? pieces - 1 - k : k;
    const std::int64_t first = groups * piece / pieces * 16, last = groups * (piece + 1) / pieces * 16;
    if (first < last) call_once(verb, first, std::min(last, units_));
  }
}

void Subject::tick(const Feed& feed, bool learning) {
  if (manner_.moved) move();
  bring(feed);
  shake(feed.shake);
  poison();
  point();
  const std::string before = learned();
  if (type_.kind != Kind::learning_rule) {
    call(type_.run, true);
  } else if (learning) {
    if (type_.settle != nullptr) call(type_.settle, false);
    const bool fuse = manner_.fused && type_.fused != nullptr && synapses_.layout != ANLAGE_LAYOUT_SHARED;
    call(fuse ? type_.fused : type_.run, true);
  }
  has_learned_ = learned() != before;
  tick_ += 1;
}

std::vector<Seen> Subject::look() const {
  std::vector<Seen> all;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    const bool ours = block.kept || block.role == Role::out || block.role == Role::broadcast || block.role == Role::table;
    const bool of_another = static_cast<int>(i) == y_ && type_.kind == Kind::learning_rule;  // the connection writes it
    if (!ours || of_another) continue;
    Seen seen;
    seen.field = block.name;
    seen.role = block.role;
    const std::size_t size = block.bytes() / static_cast<std::size_t>(block.stride * std::max<std::int64_t>(block.cols, 1));
    for (std::int64_t c = 0; c < block.cols; ++c)
      for (std::int64_t r = 0; r < block.rows; ++r) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, block.host() + static_cast<std::size_t>(c * block.stride + r) * size, size);
        seen.hash = mixed(seen.hash, bits);
        if (block.dtype != ANLAGE_DTYPE_F32) continue;
        const float value = block.numbers()[c * block.stride + r];
        seen.finite = seen.finite && std::isfinite(value);
        if (std::isfinite(value)) seen.largest = std::max(seen.largest, static_cast<double>(std::fabs(value)));
      }
    all.push_back(std::move(seen));
  }
  return all;
}

std::string Subject::save() const {
  std::string bytes(reinterpret_cast<const char*>(&tick_), sizeof tick_);
  for (const Block& block : blocks_)
    if (block.kept) bytes.append(reinterpret_cast<const char*>(block.host()), block.bytes());
  return bytes;
}

void Subject::restore(const std::string& saved) {
  std::memcpy(&tick_, saved.data(), sizeof tick_);
  std::size_t at = sizeof tick_;
  for (Block& block : blocks_) {
    if (!block.kept) continue;
    if (at + block.bytes() > saved.size()) throw std::runtime_error("the saved numbers are of another size");
    std::memcpy(block.host(), saved.data() + at, block.bytes());
    at += block.bytes();
  }
}

void Subject::reset_states(const std::string& birth) {
  std::size_t at = sizeof tick_;
  for (Block& block : blocks_) {
    if (!block.kept) continue;
    if (block.role == Role::state) std::memcpy(block.host(), birth.data() + at, block.bytes());
    at += block.bytes();
  }
}

void Subject::write(const std::string& field, float value, bool scale) {
  Block* block = find(field);
  if (block == nullptr || block->dtype != ANLAGE_DTYPE_F32) return;
  for (std::int64_t c = 0; c < block->cols; ++c)
    for (std::int64_t r = 0; r < block->rows; ++r) {
      float& number = block->numbers()[c * block->stride + r];
      number = scale ? number * value : value;
    }
}

void Subject::scramble(std::uint64_t seed) {
  for (Block& block : blocks_) {
    if (!block.kept || block.dtype != ANLAGE_DTYPE_F32) continue;
    const Random random(random_key(seed, block.name));
    for (std::int64_t c = 0; c < block.cols; ++c)
      for (std::int64_t r = 0; r < block.rows; ++r) {
        const std::uint32_t bits = random.words(0, static_cast<std::uint64_t>(c * block.rows + r))[0];
        std::memcpy(block.numbers() + c * block.stride + r, &bits, sizeof bits);
      }
  }
}

void Subject::set(const std::string& field, double value) {
  if (Block* block = find(field); block != nullptr && block->dtype == ANLAGE_DTYPE_F64)
    for (int k = 0; k < 2; ++k) reinterpret_cast<double*>(block->host())[k] = value;
}

std::string Subject::trespass(const void* address, bool writes) const {
  const char* verb = writes ? "writes" : "reads";
  for (const Block& block : blocks_)
    for (const GuardedMemory& place : block.places) {
      if (!place.is_near(address)) continue;
      const std::ptrdiff_t at = place.offset_of(address);
      const auto end = static_cast<std::ptrdiff_t>(block.bytes());
      if (at < 0) return fmt::format("tick {}: {} {} bytes before `{}`", tick_, verb, -at, block.name);
      if (at >= end) return fmt::format("tick {}: {} {} bytes past the end of `{}`, which has {} bytes", tick_, verb, at - end, block.name, end);
      return fmt::format("tick {}: {} `{}`, which is read-only, at byte {}", tick_, verb, block.name, at);
    }
  return {};
}

}  // namespace anlage::check
