# Fails when a file of MODULE includes a module outside USES, or a library outside EXTERNAL.
cmake_minimum_required(VERSION 3.25)
cmake_policy(VERSION 3.25)
string(REPLACE "," ";" uses "${USES}")
string(REPLACE "," ";" external "${EXTERNAL}")
list(APPEND uses ${MODULE})

# header pattern -> the target that brings it
set(libraries
    "geos_c\\.h|GEOS::GEOS"
    "geos/.*|never"
    "(proj|geodesic)\\.h|PROJ::proj"
    "(gdal|ogr|cpl)[a-z_0-9]*\\.h|GDAL::GDAL"
    "unicode/.*|ICU::uc"
    "nlohmann/.*|nlohmann_json::nlohmann_json"
    "CLI/.*|CLI11::CLI11"
    "sqlite3\\.h|SQLite::SQLite3"
    "libpq.*|PostgreSQL::PostgreSQL"
    "(coin/)?(Cbc|Osi|Cgl|Clp|Coin)[A-Za-z_]*\\.(h|hpp)|PkgConfig::CBC")

set(violations "")
file(GLOB_RECURSE files "${FOLDER}/*.h" "${FOLDER}/*.cpp")
list(LENGTH files count)
if(count EQUAL 0)
    message(FATAL_ERROR "layering.${MODULE}: no files in ${FOLDER}")
endif()
foreach(file IN LISTS files)
    file(STRINGS "${file}" includes REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    foreach(line IN LISTS includes)
        if(line MATCHES "\"([a-z_]+)/[^\"]*\"")
            if(NOT CMAKE_MATCH_1 IN_LIST uses)
                list(APPEND violations "${file}: ${line} (module '${CMAKE_MATCH_1}')")
            endif()
        elseif(line MATCHES "\"([^/\"]*)\"")
            list(APPEND violations "${file}: ${line} (write \"module/file.h\")")
        elseif(line MATCHES "<([^>]+)>")
            set(header "${CMAKE_MATCH_1}")
            foreach(entry IN LISTS libraries)
                string(REGEX MATCH "^(.*)\\|([^|]*)$" unused "${entry}")
                set(pattern "${CMAKE_MATCH_1}")
                set(target "${CMAKE_MATCH_2}")
                if(header MATCHES "^${pattern}$" AND NOT target IN_LIST external)
                    list(APPEND violations "${file}: ${line} (needs ${target})")
                endif()
            endforeach()
            if(header MATCHES "^Q[A-Za-z0-9]+$")
                set(home "none")
                foreach(part Core Gui Svg Widgets PrintSupport Test)
                    if(EXISTS "${QT_INCLUDE}/Qt${part}/${header}")
                        set(home "${part}")
                        break()
                    endif()
                endforeach()
                # Qt6::Gui brings Core, Widgets brings Gui
                if(NOT "Qt6::${home}" IN_LIST external
                   AND NOT (home STREQUAL "Core" AND (external MATCHES "Qt6::")))
                    list(APPEND violations "${file}: ${line} (needs Qt6::${home})")
                endif()
            endif()
        endif()
    endforeach()
endforeach()
if(violations)
    list(JOIN violations "\n  " text)
    message(FATAL_ERROR "layering.${MODULE}:\n  ${text}")
endif()
message(STATUS "layering.${MODULE}: ${count} files keep to: ${USES}")
