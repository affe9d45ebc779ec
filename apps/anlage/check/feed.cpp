// SPDX-License-Identifier: Apache-2.0
#include "check/feed.hpp"

namespace anlage::check {
namespace {

/// Modulators open and close, events are rare, voltages are voltages, whatever else arrives.
Feed::Kind kind_for(const Feed& feed, const Field* field) {
  if (field == nullptr) return feed.kind;
  if (field->has(ANLAGE_FIELD_EVENTS)) return Feed::Kind::spikes;
  if (field->unit == "V" || field->unit == "mV") return Feed::Kind::voltage;
  return feed.kind;
}

std::uint64_t stream_of(const Feed& feed, std::uint64_t seed, const std::string& port) {
  return random_key(seed, port == feed.disturbed ? port + " disturbed" : port);
}

}  // namespace

Signal::Signal(const Feed& feed, std::uint64_t seed, const std::string& port, const Field* field)
    : kind_(kind_for(feed, field)), gain_(feed.gain), value_(feed.value), random_(stream_of(feed, seed, port)) {
  if (feed.hush != 0 && port != feed.spared && Random(random_key(feed.hush, port)).words(0, 0)[0] % 2 == 0) value_ = 0.0F;
  const bool scalar = field != nullptr && (field->role == Role::modulator || field->axes.empty());
  if (scalar && kind_ != Feed::Kind::constant) kind_ = feed.kind == Feed::Kind::trials ? Feed::Kind::trials : Feed::Kind::bursts;
  turned_ = scalar && port == feed.disturbed;
  const std::uint32_t word = random_.words(~std::uint64_t{0}, 0)[0];
  phase_ = word % 7;
  tempo_ = 2 + word / 7 % 5;
}

float Signal::at(std::uint64_t tick, std::int64_t unit) const {
  if (value_) return *value_;
  const float number = of_law(tick, unit);
  if (!turned_) return number;
  return number == 0.0F ? static_cast<float>(gain_) * 0.7F : 0.0F;
}

float Signal::of_law(std::uint64_t tick, std::int64_t unit) const {
  const auto index = static_cast<std::uint64_t>(unit);
  const float uniform = random_.uniform(tick, index);
  const auto gain = static_cast<float>(gain_);
  switch (kind_) {
    case Feed::Kind::normal: return gain * random_.normal(tick, index);
    case Feed::Kind::spikes: return uniform < 0.2F ? gain : 0.0F;
    case Feed::Kind::bursts: return (tick + phase_) / 3 % 2 == 0 ? gain * uniform : 0.0F;
    case Feed::Kind::whole: return static_cast<float>(static_cast<int>(uniform * 5.0F));
    case Feed::Kind::voltage: return gain * (-0.08F + 0.06F * uniform);
    case Feed::Kind::constant: return gain * random_.uniform(0, index);
    case Feed::Kind::trials: return (tick + phase_) % tempo_ == 0 ? gain : 0.0F;
    default: return gain * uniform;
  }
}

const std::vector<Feed>& feeds() {
  using Kind = Feed::Kind;
  static const std::vector<Feed> all = [] {
    constexpr std::pair<Kind, double> laws[] = {{Kind::uniform, 1},   {Kind::spikes, 1},      {Kind::trials, 1},      {Kind::normal, 1},
                                                {Kind::bursts, 10},   {Kind::whole, 1},       {Kind::constant, 1},    {Kind::uniform, 100},
                                                {Kind::spikes, 1e-9}, {Kind::uniform, 1e-9}, {Kind::normal, 0.02}, {Kind::voltage, 1},
                                                {Kind::uniform, 1}};
    std::vector<Feed> made;
    for (const auto& [kind, gain] : laws) {
      Feed feed;
      feed.kind = kind;
      feed.gain = gain;
      made.push_back(feed);
    }
    made.back().shake = 1.0F;
    return made;
  }();
  return all;
}

}  // namespace anlage::check
