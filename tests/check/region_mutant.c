/* SPDX-License-Identifier: Apache-2.0 */
/* A leaky region, v += a (gain drive - v), rate = max(v, 0): sound as it stands, and with one planted fault by definition. */
#include "mutant.h"

#include <fcntl.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { gain, leak, drive, v, spare, rate };

static const anlage_field fields[] = {
#ifdef MUTANT_default_out_of_range
    FIELD(ANLAGE_ROLE_PARAM, "gain", "", 20.0, 0.0, 10.0, NULL),
#else
    FIELD(ANLAGE_ROLE_PARAM, "gain", "", 1.0, 0.0, 10.0, NULL),
#endif
    FIELD(ANLAGE_ROLE_PARAM, "leak", "", 0.1, 0.0, 1.0, NULL),
    FIELD(ANLAGE_ROLE_IN, "drive", "n", 0.0, 0.0, 0.0, NULL),
    FIELD(ANLAGE_ROLE_STATE, "v", "n", 0.0, 0.0, 0.0, "zero"),
    FIELD(ANLAGE_ROLE_SCRATCH, "spare", "n", 0.0, 0.0, 0.0, NULL),
#ifdef MUTANT_lying_table
    FIELD(ANLAGE_ROLE_OUT, (const char*)16, "n", 0.0, 0.0, 0.0, NULL),
#else
    FIELD(ANLAGE_ROLE_OUT, "rate", "n", 0.0, 0.0, 0.0, NULL),
#endif
};

#ifdef MUTANT_hidden_static
static int ticks_so_far;
#endif
#ifdef MUTANT_thread_local
static __thread int ticks_so_far;
#endif
#ifdef MUTANT_heap_behind_a_pointer
static float* kept;
__attribute__((constructor)) static void make(void) { kept = calloc(64, sizeof(float)); }
#endif
#ifdef MUTANT_cached_pointer
static const float* first_seen;
#endif
#ifdef MUTANT_constructor_hangs
__attribute__((constructor)) static void hang(void) { for (;;) pause(); }
#endif
#ifdef MUTANT_constructor_crashes
__attribute__((constructor)) static void crash(void) { abort(); }
#endif
#ifdef MUTANT_constructor_takes_signals
static void mine(int number) { (void)number; }
__attribute__((constructor)) static void take(void) { signal(SIGUSR1, mine); }
#endif
#ifdef MUTANT_constructor_sets_environment
__attribute__((constructor)) static void set(void) { setenv("OMP_NUM_THREADS", "1", 1); }
#endif
#ifdef MUTANT_brings_weights
static const float trained[1 << 15] = {1.0F, 2.0F};
#endif
#ifdef MUTANT_starts_a_thread
static void* nothing(void* of) { return of; }
#endif
#ifdef MUTANT_newer_instructions
__attribute__((target("avx2"), noinline)) static void newer(float* out, int64_t count) {
  typedef float eight __attribute__((vector_size(32)));
  eight sum = {0};
  for (int64_t i = 0; i + 8 <= count; i += 8) {
    eight more;
    memcpy(&more, out + i, sizeof more);
    sum += more;
    memcpy(out + i, &sum, sizeof sum);
  }
}
#endif

static void misbehave_before(const anlage_call* call) {
  (void)call;
#ifdef MUTANT_aborts
  if (call->now->tick == 3) abort();
#elif defined MUTANT_hangs
  if (call->now->tick == 3)
    for (volatile int forever = 1; forever;) {
    }
#elif defined MUTANT_exits
  if (call->now->tick == 3) exit(0);
#elif defined MUTANT_allocates
  void* volatile block = malloc(64);
  free(block);
#elif defined MUTANT_grows
  void* volatile block = malloc(4096);
  memset(block, 1, 4096);
#elif defined MUTANT_starts_a_thread
  pthread_t thread;
  pthread_create(&thread, NULL, nothing, NULL);
  pthread_join(thread, NULL);
#elif defined MUTANT_opens_a_file
  if (open("/dev/null", O_RDONLY) < 0) abort();
#elif defined MUTANT_writes_a_file
  FILE* file = fopen("/dev/null", "w");
  fclose(file);
#elif defined MUTANT_sets_rounding
  fesetround(FE_TOWARDZERO);
#elif defined MUTANT_reads_environment
  if (getenv("ANLAGE_SECRET") != NULL) abort();
#elif defined MUTANT_sleeps
  struct timespec while_ = {1, 200000000};
  if (call->now->tick == 3) nanosleep(&while_, NULL);
#elif defined MUTANT_writes_to_input
  F32(call, drive)[0] = 0.0F;
#elif defined MUTANT_writes_to_parameter
  *(double*)call->fields[gain].data = 2.0;
#elif defined MUTANT_writes_past_the_end
  F32(call, rate)[call->fields[rate].stride] = 1.0F;
#elif defined MUTANT_writes_before_the_beginning
  F32(call, v)[-1] = 1.0F;
#elif defined MUTANT_unknown_member
  if (call->struct_size != sizeof(anlage_call)) abort();
#elif defined MUTANT_reads_stray_member
  if (call->x != NULL) F32(call, v)[0] = 1.0F;
#endif
}

static float disturbance(const anlage_call* call) {
  (void)call;
#if defined MUTANT_hidden_static || defined MUTANT_thread_local
  return (float)++ticks_so_far;
#elif defined MUTANT_heap_behind_a_pointer
  return kept[0] += 1.0F;
#elif defined MUTANT_clock
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (float)now.tv_nsec * 1e-12F;
#elif defined MUTANT_clock_of_the_processor
  return (float)(__builtin_ia32_rdtsc() % 1000) * 1e-6F;
#elif defined MUTANT_rand
  return (float)rand() / (float)RAND_MAX;
#elif defined MUTANT_address
  return (float)(((uintptr_t)F32(call, drive) >> 6) % 64);
#elif defined MUTANT_cached_pointer
  if (first_seen == NULL) first_seen = F32(call, drive);
  return 0.0F;
#elif defined MUTANT_reads_unwritten_output
  return F32(call, rate)[0];
#elif defined MUTANT_reads_old_scratch
  const float old = F32(call, spare)[0];
  F32(call, spare)[0] = (float)call->now->tick;
  return old;
#elif defined MUTANT_makes_nan
  return call->now->tick == 500 ? 0.0F / (float)(call->now->tick - 500) : 0.0F;
#else
  return 0.0F;
#endif
}

static int32_t run(const anlage_call* call) {
  misbehave_before(call);
  const float extra = disturbance(call);
  const float* in = F32(call, drive);
#ifdef MUTANT_cached_pointer
  in = first_seen;
#endif
  float* state = F32(call, v);
  float* out = F32(call, rate);
#ifdef MUTANT_dead_parameter
  const float scale = 1.0F;
#else
  const float scale = (float)PARAM(call, gain);
#endif
  const float step = (float)PARAM(call, leak);
#ifdef MUTANT_hangs_at_a_corner
  for (double left = 1.0; left > 0.0;) left -= PARAM(call, leak);
#endif
#ifdef MUTANT_fails_without_a_word
  if (call->now->tick == 3) return ANLAGE_FAILED;
#endif
#if defined MUTANT_last_unit_unwritten
  const int64_t units = call->last - 1;
#else
  const int64_t units = call->last;
#endif
  for (int64_t i = call->first; i < units; ++i) {
#ifdef MUTANT_dead_input
    state[i] += step * (scale - state[i]) + extra;
#else
    state[i] += step * (scale * in[i] - state[i]) + extra;
#endif
    out[i] = state[i] > 0.0F ? state[i] : 0.0F;
  }
#ifdef MUTANT_index_from_input
  out[(int64_t)in[0] * 1000] = 1.0F;
#elif defined MUTANT_index_from_state
  F32(call, spare)[(int64_t)state[0] * 100000] = 1.0F;
#elif defined MUTANT_slices_overlap
  if (call->last > call->first) for (int64_t i = 0; i < call->last; ++i) out[i] = state[i] += 0.5F;
#elif defined MUTANT_brings_weights
  out[0] += trained[1 + (int64_t)call->now->tick % 3] * 1e-9F;
#elif defined MUTANT_newer_instructions
  newer(out, call->last);
#endif
  return ANLAGE_OK;
}

#if defined MUTANT_negative_size || defined MUTANT_huge_size || defined MUTANT_plan_hangs
static int32_t plan_verb(anlage_setup* setup) {
#ifdef MUTANT_negative_size
  setup->set_axis(setup, "n", -5);
#elif defined MUTANT_huge_size
  setup->set_axis(setup, "n", (int64_t)1 << 39);
#else
  for (volatile int forever = 1; forever;) {
  }
#endif
  return ANLAGE_OK;
}
#else
#define plan_verb NULL
#endif

#ifdef MUTANT_fill_is_random
static int32_t fill_verb(const anlage_call* call) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  F32(call, v)[0] = (float)now.tv_nsec;
  return ANLAGE_OK;
}
#else
#define fill_verb NULL
#endif

#ifdef MUTANT_any_extension
static const void* extension_verb(const char* id) { return id; }
#else
#define extension_verb NULL
#endif

static const anlage_type mutant = {
    .struct_size = sizeof(anlage_type), .kind = ANLAGE_KIND_REGION,
#ifdef MUTANT_slices_overlap
    .flags = ANLAGE_TYPE_SPLITTABLE,
#endif
#ifdef MUTANT_table_too_long
    .field_count = 4000000000u,
#else
    .field_count = sizeof fields / sizeof fields[0],
#endif
    .field_size = sizeof(anlage_field), .name = "Mutant",
#ifdef MUTANT_no_licence
    .licence = "",
#else
    .licence = "Apache-2.0",
#endif
    .version = "1.0.0", .doc = "leaks", .citation = "", .fields = fields, .plan = plan_verb, .fill = fill_verb, .run = run,
    .extension = extension_verb};
