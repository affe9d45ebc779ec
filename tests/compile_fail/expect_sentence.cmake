# SPDX-License-Identifier: Apache-2.0
# Compiles SOURCE with COMPILER. Its first line states the sentence that has to appear, or "compiles".
file(STRINGS ${SOURCE} first LIMIT_COUNT 1)
string(REGEX REPLACE "^// " "" sentence "${first}")
execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only ${FLAGS} ${SOURCE}
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(sentence STREQUAL "compiles")
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "this should compile, but:\n${output}")
  endif()
  return()
endif()
if(result EQUAL 0)
  message(FATAL_ERROR "this compiles, but should say: ${sentence}")
endif()
string(FIND "${output}" "${sentence}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "expected the sentence\n  ${sentence}\nbut the compiler says\n${output}")
endif()
