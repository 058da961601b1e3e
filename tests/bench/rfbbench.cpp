// rfbbench [--rounds N] [--smoke] [FOLDER]
//
// Decodes every recording of FOLDER (default: the project's own) with Porthole's rfb::Client and with
// LibVNCClient, by turns, and prints for each: megapixels per CPU second of both, and how many times
// faster Porthole was (the median of the rounds' ratios). Both read from memory, LibVNCClient through its
// socket's read(), and what reading alone costs is measured beside each replay and subtracted. Both must
// end in the same picture, which must be the index's. Exits 1 if one does not, 2 if it cannot run.

#include "tests/bench/Replay.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace porthole::test {

namespace {

struct Options {
    std::string folder = PORTHOLE_TEST_DATA;
    int rounds = 9;
    bool smoke = false; ///< one short round: do both still end in the same picture?
};

struct Measured {
    double porthole = 0, libVncClient = 0; ///< CPU seconds per replay, the best of the rounds
    double ratio = 0;                      ///< the median of the rounds
    double lowest = 0, highest = 0;
};

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--smoke") {
            options.smoke = true;
        } else if (argument == "--rounds" && i + 1 < argc) {
            const std::string_view number = argv[++i];
            const auto parsed = std::from_chars(number.data(), number.data() + number.size(), options.rounds);
            if (parsed.ec != std::errc() || options.rounds < 1)
                return false;
        } else if (argument.empty() || argument.front() == '-') {
            return false;
        } else {
            options.folder = argument;
        }
    }
    return true;
}

/// How often a recording is replayed in one round: long enough for the clock.
int timesFor(double secondsOnce)
{
    constexpr double enough = 0.05; // seconds
    return static_cast<int>(std::ceil(enough / std::max(secondsOnce, 1e-5)));
}

Measured measure(const Recording &recording, const std::vector<std::size_t> &reads, int rounds)
{
    Measured measured{1e9, 1e9, 0, 0, 0};
    const int times = rounds > 1 ? timesFor(replayWithPorthole(recording)->seconds) : 1;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        double ours = 0, theirs = 0;
        for (int i = 0; i < times; ++i) { // by turns, so that what else the machine does hits both alike
            ours += replayWithPorthole(recording)->seconds / times;
            theirs += replayWithLibVncClient(recording, reads).seconds / times;
        }
        measured.porthole = std::min(measured.porthole, ours);
        measured.libVncClient = std::min(measured.libVncClient, theirs);
        ratios.push_back(theirs / ours);
    }
    measured.ratio = medianOf(ratios);
    measured.lowest = *std::min_element(ratios.begin(), ratios.end());
    measured.highest = *std::max_element(ratios.begin(), ratios.end());
    return measured;
}

double megapixels(const Recording &recording)
{
    auto client = clientFor(recording);
    return client && feed(*client, recording.stream())
               ? static_cast<double>(client->statistics().pixels) / 1e6
               : 0;
}

/// Whether LibVNCClient keeps such pixels as rgb32: only then can its picture be compared.
bool isRgb32(const Recording &recording)
{
    const auto format = rfb::PixelFormat::parse(recording.capture.pixelFormat.data());
    return format && format->bitsPerPixel == 32 && *format == rfb::PixelFormat::rgb32();
}

bool sameCrc(const Recording &recording, std::uint32_t ours, std::uint32_t theirs)
{
    if (ours == theirs && (!recording.crc || *recording.crc == ours))
        return true;
    std::printf("%-28s Porthole %08x, LibVNCClient %08x, index %08x: NOT THE SAME PICTURE\n",
                recording.name.c_str(), ours, theirs, recording.crc.value_or(0));
    return false;
}

/// Prints one recording's row. False if the pictures are not the same.
bool compare(const Recording &recording, const Options &options, std::vector<double> &ratios)
{
    const auto ours = replayWithPorthole(recording);
    if (!ours) {
        std::printf("%-28s Porthole: %s\n", recording.name.c_str(), ours.error().detail.c_str());
        return !recording.crc;
    }
    if (!isRgb32(recording)) {
        std::printf("%-28s not compared: its pixels are not the framebuffer's\n", recording.name.c_str());
        return true;
    }
    const auto reads = readsOfLibVncClient(recording);
    if (!reads) {
        std::printf("%-28s not compared: LibVNCClient gives up\n", recording.name.c_str());
        return true;
    }
    if (!sameCrc(recording, ours->crc, replayWithLibVncClient(recording, *reads).crc))
        return false;
    const Measured measured = measure(recording, *reads, options.smoke ? 1 : options.rounds);
    const double pixels = megapixels(recording);
    std::printf("%-28s %9.1f %9.1f %8.2f   %.2f to %.2f   %08x\n", recording.name.c_str(),
                pixels / measured.porthole, pixels / measured.libVncClient, measured.ratio, measured.lowest,
                measured.highest, ours->crc);
    std::fflush(stdout);
    ratios.push_back(measured.ratio);
    return true;
}

int run(const Options &options)
{
    auto index = readIndex(options.folder);
    if (!index) {
        std::fprintf(stderr, "rfbbench: %s\n", index.error().detail.c_str());
        return 2;
    }
    std::printf("%-28s %9s %9s %8s   %-12s   %s\n", "recording", "Porthole", "LibVNC", "ratio",
                "of the rounds", "picture");
    bool same = true;
    std::vector<double> ratios;
    for (const IndexRow &row : *index) {
        const auto recording = readRecording(options.folder, row);
        if (!recording) {
            std::fprintf(stderr, "rfbbench: %s\n", recording.error().detail.c_str());
            return 2;
        }
        same = compare(*recording, options, ratios) && same;
    }
    if (ratios.empty()) {
        std::fprintf(stderr, "rfbbench: nothing could be compared\n");
        return 2;
    }
    double logarithms = 0;
    for (const double ratio : ratios)
        logarithms += std::log(ratio);
    std::printf(
        "\nMpixel/s of CPU time; ratio: LibVNCClient's time by Porthole's. %zu compared: lowest %.2f, "
        "geometric mean %.2f\n",
        ratios.size(), *std::min_element(ratios.begin(), ratios.end()),
        std::exp(logarithms / static_cast<double>(ratios.size())));
    return same ? 0 : 1;
}

} // namespace

} // namespace porthole::test

int main(int argc, char **argv)
{
    porthole::test::Options options;
    if (!porthole::test::readOptions(argc, argv, options)) {
        std::fprintf(stderr, "usage: rfbbench [--rounds N] [--smoke] [FOLDER]\n");
        return 2;
    }
    return porthole::test::run(options);
}
