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
    set_property(GLOBAL APPEND PROPERTY PORTHOLE_TARGETS porthole_${name})
endfunction()

# Half of the time that a file takes goes into Qt's headers and the standard library's. They are compiled once for
# all targets: of Qt Core for those that know no window, of Qt Widgets too for the others. A file includes what it
# uses nevertheless: without PORTHOLE_PRECOMPILED, as in build/dev, it has nothing else.
option(PORTHOLE_PRECOMPILED "Compile the headers of Qt and of the standard library once" ON)
set(porthole_core_headers
    <algorithm> <array> <atomic> <cerrno> <chrono> <coroutine> <cstdint> <cstring> <deque> <functional> <list> <map>
    <memory> <mutex> <optional> <span> <string> <string_view> <thread> <utility> <variant> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QElapsedTimer> <QFile> <QHash> <QJsonArray> <QJsonDocument>
    <QJsonObject> <QList> <QObject> <QPointer> <QRegularExpression> <QSet> <QString> <QStringList> <QThread> <QTimer>
    <QUrl>)
set(porthole_widget_headers
    <QApplication> <QBoxLayout> <QClipboard> <QFrame> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter>
    <QPushButton> <QToolButton> <QWidget>)

# porthole_use_precompiled(TARGET core|widgets)
function(porthole_use_precompiled target which)
    set(owner porthole_precompiled_${which})
    if(NOT TARGET ${owner})
        file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
        add_library(${owner} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
        set_target_properties(${owner} PROPERTIES POSITION_INDEPENDENT_CODE ON)
        target_link_libraries(${owner} PRIVATE Porthole::options Qt6::Core)
        target_compile_options(${owner} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
        target_precompile_headers(${owner} PRIVATE ${porthole_core_headers})
        if(which STREQUAL widgets)
            target_link_libraries(${owner} PRIVATE Qt6::Widgets)
            target_precompile_headers(${owner} PRIVATE ${porthole_widget_headers})
        endif()
    endif()
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# What a target is linked with, by whatever way.
function(porthole_libraries_of target out)
    set(found ${target})
    set(left ${target})
    while(left)
        list(POP_FRONT left one)
        foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
            get_target_property(libraries ${one} ${property})
            foreach(library IN LISTS libraries)
                if(TARGET ${library} AND NOT library IN_LIST found)
                    list(APPEND found ${library})
                    list(APPEND left ${library})
                endif()
            endforeach()
        endforeach()
    endwhile()
    set(${out} ${found} PARENT_SCOPE)
endfunction()

# To be called last: only then it is known what everything is linked with. A pure folder has nothing of Qt.
function(porthole_precompile)
    if(NOT PORTHOLE_PRECOMPILED)
        return()
    endif()
    get_property(targets GLOBAL PROPERTY PORTHOLE_TARGETS)
    foreach(target IN LISTS targets)
        porthole_libraries_of(${target} libraries)
        if(Qt6::Widgets IN_LIST libraries)
            porthole_use_precompiled(${target} widgets)
        elseif(Qt6::Core IN_LIST libraries)
            porthole_use_precompiled(${target} core)
        endif()
    endforeach()
endfunction()
