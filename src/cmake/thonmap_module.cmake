# thonmap_module(NAME SOURCES … HEADERS … USES … EXTERNAL …)
#
# Declares one module: a static library `thonmap_NAME` with the alias thonmap::NAME. USES lists every
# module it may include, EXTERNAL every third-party target. The test layering.NAME is generated from
# the same two lists, so the module table in src/README.md cannot rot.

if(CMAKE_CXX_COMPILER_LAUNCHER STREQUAL "" OR NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(THONMAP_CCACHE ccache)
    if(THONMAP_CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${THONMAP_CCACHE}")
    endif()
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Designated initialisers leave the rest at its default on purpose: no missing-field-initializers.
add_library(thonmap_warnings INTERFACE)
target_compile_options(
    thonmap_warnings
    INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
              -Wno-missing-field-initializers
              $<$<BOOL:${THONMAP_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(
    thonmap_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
                               QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)

function(thonmap_module name)
    cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SOURCES;HEADERS;USES;EXTERNAL")
    if(module_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "thonmap_module(${name}): unknown ${module_UNPARSED_ARGUMENTS}")
    endif()

    set(target thonmap_${name})
    if(module_SOURCES)
        add_library(${target} STATIC ${module_SOURCES})
        set(scope PUBLIC)
        target_link_libraries(${target} PRIVATE thonmap_warnings ${module_EXTERNAL} fmt::fmt)
    else()
        add_library(${target} INTERFACE)
        set(scope INTERFACE)
    endif()
    add_library(thonmap::${name} ALIAS ${target})
    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES
                                      ${module_HEADERS})
    target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}/src")
    foreach(used IN LISTS module_USES)
        target_link_libraries(${target} ${scope} thonmap::${used})
    endforeach()

    set_property(GLOBAL APPEND PROPERTY THONMAP_MODULES ${name})
    if(BUILD_TESTING)
        list(JOIN module_USES "," uses)
        list(JOIN module_EXTERNAL "," external)
        add_test(
            NAME layering.${name}
            COMMAND
                ${CMAKE_COMMAND} -DMODULE=${name} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}
                -DUSES=${uses} -DEXTERNAL=${external} -DQT_INCLUDE=${THONMAP_QT_INCLUDE} -P
                ${PROJECT_SOURCE_DIR}/src/cmake/check_layering.cmake)
        set_tests_properties(layering.${name} PROPERTIES LABELS "layering;fast")
    endif()
endfunction()
