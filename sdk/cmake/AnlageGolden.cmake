# SPDX-License-Identifier: Apache-2.0
# Runs a genome and compares its figures with a golden file, or writes that file:
#   cmake -DPROGRAM=anlage -DGENOME=genome.toml -DGOLDEN=golden.json -DPLUGINS=folder -DWORK=folder [-DWRITE=ON] -P AnlageGolden.cmake
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${PROGRAM} run ${GENOME} --plugin-path ${PLUGINS} --out ${WORK} --progress none
  OUTPUT_QUIET ERROR_VARIABLE words RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${GENOME} answers ${code}:\n${words}")
endif()
file(READ ${WORK}/result.json result)
string(JSON figures GET "${result}" figures)
if(WRITE)
  file(WRITE ${GOLDEN} "${figures}\n")
  return()
endif()
file(READ ${GOLDEN} golden)
string(JSON equal EQUAL "${golden}" "${figures}")
if(NOT equal)
  message(FATAL_ERROR "the figures are others than in ${GOLDEN}:\n${figures}\nexpected:\n${golden}\n"
    "If that is meant: cmake --build BUILD --target golden")
endif()
