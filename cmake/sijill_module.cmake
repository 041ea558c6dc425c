# sijill_module(name DEPENDS a b LINKS lib...): one folder = one static library = one line of the architecture.
# Sources are found by their endings: thing.cpp belongs to the library, thing_test.cpp to its tests.
function(sijill_module name)
  cmake_parse_arguments(MODULE "" "" "DEPENDS;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/sijill/${name}/*.cpp")
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  if(NOT sources)
    return()
  endif()
  add_library(sijill_${name} STATIC ${sources})
  target_include_directories(sijill_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(sijill_${name} PRIVATE sijill_options ${MODULE_LINKS})
  foreach(dependency IN LISTS MODULE_DEPENDS)
    target_link_libraries(sijill_${name} PUBLIC sijill_${dependency})
  endforeach()

  if(tests AND SIJILL_BUILD_TESTS)
    add_executable(sijill_${name}_test ${tests})
    target_link_libraries(sijill_${name}_test PRIVATE sijill_${name} sijill_options GTest::gtest_main ${MODULE_LINKS})
    target_compile_definitions(sijill_${name}_test PRIVATE SIJILL_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                          SIJILL_DATA_DIR="${SIJILL_DATA_DIR}")
    gtest_discover_tests(sijill_${name}_test DISCOVERY_MODE PRE_TEST PROPERTIES LABELS fast)
  endif()
endfunction()
