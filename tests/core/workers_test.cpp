#include "core/parallel.h"
#include "core/workers.h"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <vector>

using thonmap::parallelFor;
using thonmap::Progress;
using thonmap::Workers;

TEST(Workers, EachWorkerIsCalledOnceARound) {
    Workers workers(4);
    ASSERT_EQ(workers.count(), 4U);
    std::vector<int> calls(4);
    for (int round = 0; round < 100; ++round)
        workers.each(4, [&](std::size_t worker) { ++calls[worker]; });
    EXPECT_EQ(calls, (std::vector<int>{100, 100, 100, 100}));
}

TEST(Workers, ARoundOfFewerWorkersLeavesTheOthersAlone) {
    Workers workers(3);
    std::vector<int> calls(3);
    for (int round = 0; round < 50; ++round) {
        workers.each(2, [&](std::size_t worker) { ++calls[worker]; });
        workers.each(1, [&](std::size_t worker) { ++calls[worker]; });
    }
    EXPECT_EQ(calls, (std::vector<int>{100, 50, 0}));
}

TEST(Workers, TheCallerIsWorkerZero) {
    Workers workers(3);
    std::thread::id first;
    workers.each(3, [&](std::size_t worker) {
        if (worker == 0)
            first = std::this_thread::get_id();
    });
    EXPECT_EQ(first, std::this_thread::get_id());
}

TEST(Workers, RangesCoverEverythingOnce) {
    Workers workers(3);
    for (const std::size_t size : {0U, 1U, 7U, 8U, 1000U}) {
        std::vector<int> seen(size);
        workers.ranges(size, 8, [&](std::size_t, std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                ++seen[i];
        });
        EXPECT_EQ(seen, std::vector<int>(size, 1)) << size;
    }
}

TEST(Workers, AnExceptionOfAnyWorkerReachesTheCallerAndTheNextRoundRuns) {
    Workers workers(3);
    for (const std::size_t thrower : {0U, 2U}) {
        EXPECT_THROW(workers.each(3,
                                  [&](std::size_t worker) {
                                      if (worker == thrower)
                                          throw std::runtime_error("no");
                                  }),
                     std::runtime_error);
        std::atomic<int> calls{0};
        workers.each(3, [&](std::size_t) { ++calls; });
        EXPECT_EQ(calls, 3);
    }
}

TEST(ParallelFor, SumsOnAllCoresAndReportsProgressInOrder) {
    std::atomic<std::size_t> sum{0};
    std::vector<double> reported;
    Progress progress;
    progress.report = [&](double fraction) { reported.push_back(fraction); };
    EXPECT_TRUE(parallelFor(10'000, 16, progress, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            sum += i;
    }));
    EXPECT_EQ(sum, 10'000U * 9'999U / 2);
    EXPECT_TRUE(std::is_sorted(reported.begin(), reported.end()));
}

TEST(ParallelFor, StopsWhenCancelled) {
    std::stop_source source;
    std::atomic<std::size_t> done{0};
    EXPECT_FALSE(
        parallelFor(1'000'000, 1, Progress{source.get_token(), {}}, [&](std::size_t, std::size_t) {
            if (++done == 10)
                source.request_stop();
        }));
    EXPECT_LT(done, 1'000'000U);
}

TEST(ParallelFor, AFailingBodyEndsTheOthers) {
    EXPECT_THROW(static_cast<void>(parallelFor(1'000'000, 1, {},
                                               [](std::size_t first, std::size_t) {
                                                   if (first == 5)
                                                       throw std::runtime_error("no");
                                               })),
                 std::runtime_error);
}
