# How every target of the project is declared: one static library per folder, so that its CMake
# lines say what it may touch. tests/layers.txt says the same for #include lines and is checked.

add_library(porthole_options INTERFACE)
add_library(Porthole::options ALIAS porthole_options)
target_compile_options(porthole_options INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wswitch -Wnon-virtual-dtor
    # GCC 12's flow analysis at -O3 raises false alarms within std::variant and std::vector. What these
    # warnings stand for is watched by the sanitizers, the fuzz targets and clang-tidy's analyzer.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-stringop-overread>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-free-nonheap-object;-Wno-restrict>
    $<$<BOOL:${PORTHOLE_WERROR}>:-Werror>)
target_compile_definitions(porthole_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
target_include_directories(porthole_options INTERFACE ${PROJECT_SOURCE_DIR})
if(PORTHOLE_FUZZ)
    # The coverage that libFuzzer is guided by; its driver is linked by the targets themselves.
    target_compile_options(porthole_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(porthole_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(PORTHOLE_SANITIZE)
    target_compile_options(porthole_options INTERFACE
        -fsanitize=${PORTHOLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(porthole_options INTERFACE -fsanitize=${PORTHOLE_SANITIZE})
endif()

# porthole_library(NAME SOURCES ... HEADERS ... [PUBLIC libs...] [PRIVATE libs...] [MOC])
# makes the static library porthole_NAME, known to the others as Porthole::NAME.
# HEADERS form its interface and are each compiled alone by all_verify_interface_header_sets.
function(porthole_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "MOC" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    add_library(porthole_${name} STATIC ${arg_SOURCES})
    add_library(Porthole::${name} ALIAS porthole_${name})
    target_sources(porthole_${name} PUBLIC
        FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
    set_target_properties(porthole_${name} PROPERTIES
        LINKER_LANGUAGE CXX AUTOMOC ${arg_MOC} POSITION_INDEPENDENT_CODE ON)
    target_link_libraries(porthole_${name} PUBLIC Porthole::options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()
