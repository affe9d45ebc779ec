// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "../common/exact.hpp"
#include "body_model.hpp"

namespace mujoco_body {
using namespace anlage;

/// A body of rigid parts in MuJoCo, as an MJCF file describes it. A tick is `substeps` steps of the file's integrator, so long that
/// together they last a tick; in the first tick the body is where it starts.
///   M(q) dv/dt + c(q, v) = tau(command) + J' f,   dq/dt = v
/// q, v, the activations of muscles, the accelerations that the solver starts from and the time are kept in double precision. All
/// else follows from them.
struct MujocoBody {
  static constexpr const char* doc = "a body of rigid parts and motors out of an MJCF file, moved by MuJoCo";
  static constexpr const char* citation =
      "Todorov, Erez & Tassa 2012, IEEE/RSJ International Conference on Intelligent Robots and Systems 5026-5033";

  Text  file     {"MJCF file"};
  Param substeps {0, "1", "steps a tick; 0: so many that none is longer than the file's timestep", {0, 1e6}, integer};
  Param key      {-1, "1", "keyframe of the file to start from; -1: its qpos0", {-1, 1e6}, integer};
  In    command  {"actuator", "*", "what the actuators are told, in the units of the file", optional};
  State numbers  {"float", "1", "q, v, activations, warm start and time, three floats each"};
  State begun    {"", "1", "0 before the first tick, then 1"};
  Out   position {"coordinate", "*", "q: coordinates of the joints [rad, m; quaternions]"};
  Out   velocity {"freedom", "*", "v: their velocities [rad/s, m/s]"};
  Out   sensor   {"reading", "*", "readings of the file's sensors, in their units; one 0 if it has none"};
  Scratch work   {"word", "1", "what MuJoCo works in"};
  Table<std::uint8_t> model {"model_byte", "1", "the model"};
  Table<std::uint8_t> frame {"frame_byte", "1", "where its data lie in `work`"};

  void develop(Setup& setup) {
    const Loaded body(setup.find_data(file.string()));
    const mjModel& m = *body.model;
    if (key.value >= m.nkey)
      fail("has " + std::to_string(m.nkey) + " keyframes, counted from 0, and key = " +
           std::to_string(std::lround(key.value)) + " asks for another one");
    if (m.nv == 0) fail("nothing in it can move: give a body a joint");
    if (m.nmocap > 0) fail("has mocap bodies, which nothing here moves: remove them");
    setup.set_axis("actuator", std::max(m.nu, 1));
    setup.set_axis("coordinate", m.nq);
    setup.set_axis("freedom", m.nv);
    setup.set_axis("reading", std::max(m.nsensordata, 1));
    setup.set_axis("float", static_cast<std::int64_t>(worlds::floats_a_number) * (m.nq + 2 * m.nv + m.na + 1));
    setup.set_axis("word", static_cast<std::int64_t>(whole_lines(body.work_bytes()) / sizeof(Real)));
    setup.set_axis("model_byte", static_cast<std::int64_t>(body.model_bytes()));
    setup.set_axis("frame_byte", static_cast<std::int64_t>(sizeof(mjData)));
  }
  void fill() {
    const Loaded body(file.string());
    if (static_cast<std::int64_t>(body.model_bytes()) != model.size()) fail("has changed since the brain developed");
    body.write_model(model.writable());
    body.write_data(frame.writable());
  }

  void advance(Tick now) {
    take_over_complaints();
    mjModel m = model_at(model.data());
    mjData d = data_in(work.data(), frame.data());
    clear_inputs(m, d);
    if (begun == 0) {
      start(m, d);
    } else {
      each_number(m, d, [&](double& x, Index at) { x = kept(at); });
      const double dt = static_cast<double>(now.dt), most = m.opt.timestep;
      const double steps = substeps.value > 0 ? substeps.value : std::max(1.0, std::ceil(dt / most - 1e-3));
      m.opt.timestep = dt / steps;
      for (double k = 0; k < steps; ++k) mj_step(&m, &d), judge(d);
    }
    begun = Real(1);
    mj_forward(&m, &d);
    judge(d);
    show(m, d);
    each_number(m, d, [&](double& x, Index at) { keep(x, at); });
  }

  void clear_inputs(const mjModel& m, mjData& d) const {
    std::fill_n(d.qfrc_applied, m.nv, 0.0);
    std::fill_n(d.xfrc_applied, 6 * m.nbody, 0.0);
    std::fill_n(d.userdata, m.nuserdata, 0.0);
    std::fill_n(d.sensordata, m.nsensordata, 0.0);
    for (int k = 0; k < m.nu; ++k) d.ctrl[k] = command.connected() ? static_cast<double>(command[k]) : 0.0;
  }
  void start(const mjModel& m, mjData& d) const {
    const int frame_key = static_cast<int>(key.value);
    const bool keyed = frame_key >= 0;
    std::copy_n(keyed ? m.key_qpos + frame_key * m.nq : m.qpos0, m.nq, d.qpos);
    for (int k = 0; k < m.nv; ++k) d.qvel[k] = keyed ? m.key_qvel[frame_key * m.nv + k] : 0.0;
    for (int k = 0; k < m.na; ++k) d.act[k] = keyed ? m.key_act[frame_key * m.na + k] : 0.0;
    std::fill_n(d.qacc_warmstart, m.nv, 0.0);
    d.time = keyed ? m.key_time[frame_key] : 0.0;
  }
  /// Calls visit(number, its place) for all that a moment depends on.
  template <class Visit>
  static void each_number(const mjModel& m, mjData& d, Visit visit) {
    Index at = 0;
    for (int k = 0; k < m.nq; ++k) visit(d.qpos[k], at++);
    for (int k = 0; k < m.nv; ++k) visit(d.qvel[k], at++);
    for (int k = 0; k < m.na; ++k) visit(d.act[k], at++);
    for (int k = 0; k < m.nv; ++k) visit(d.qacc_warmstart[k], at++);
    visit(d.time, at);
  }
  double kept(Index at) const {
    const Index first = static_cast<Index>(worlds::floats_a_number) * at;
    double x = 0;
    for (Index part = 2; part >= 0; --part) x += static_cast<double>(numbers[first + part]);
    return x;
  }
  void keep(double x, Index at) {
    Index place = static_cast<Index>(worlds::floats_a_number) * at;
    for (const Real part : worlds::split(x)) numbers[place++] = part;
  }
  void show(const mjModel& m, const mjData& d) {
    for (int k = 0; k < m.nq; ++k) position[k] = static_cast<Real>(d.qpos[k]);
    for (int k = 0; k < m.nv; ++k) velocity[k] = static_cast<Real>(d.qvel[k]);
    sensor.setZero();
    for (int k = 0; k < m.nsensordata; ++k) sensor[k] = static_cast<Real>(d.sensordata[k]);
  }
  /// MuJoCo goes on after a warning: it drops contacts, or puts the body back to its start.
  void judge(const mjData& d) const {
    static constexpr std::array<const char*, mjNWARNING> words = {
        "the inertia matrix is close to singular",      "more contacts than nconmax",
        "more constraints than njmax",                  "more shapes to draw than there is room for",
        "a coordinate is not finite or too large",      "a velocity is not finite or too large",
        "an acceleration is not finite or too large",   "a command is not finite"};
    for (std::size_t k = 0; k < words.size(); ++k)
      if (d.warning[k].number > 0)
        fail(std::string("MuJoCo warns: ") + words[k] + " (number " + std::to_string(d.warning[k].lastinfo) + ")");
  }
  [[noreturn]] void fail(const std::string& why) const { throw Failure(file.string() + ": " + why); }
};

}  // namespace mujoco_body

ANLAGE_PLUGIN(mujoco_body::MujocoBody)
