package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryBudgetTest {

    @Test
    @Tag("R-311")
    void neverIsMoreInUseThanThereIs() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                done.add(threads.submit(() -> budget.within(40, () -> {
                    most.accumulateAndGet(inUse.addAndGet(40), Math::max);
                    LockSupport.parkNanos(100_000);
                    return inUse.addAndGet(-40);
                })));
            }
            for (Future<Integer> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(40, 80);
    }

    @Test
    void whatFailsGivesItsMemoryBack() {
        MemoryBudget budget = new MemoryBudget(10);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> budget.within(10, () -> {
                        throw new IllegalArgumentException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(budget.<String>within(10, () -> "done")).isEqualTo("done");
    }

    @Test
    void itIsAPartOfTheHeap() {
        int half = (int) (Runtime.getRuntime().maxMemory() / 2 / 1024);

        assertThat(MemoryBudget.ofHeap().allows(half)).isTrue();
        assertThat(MemoryBudget.ofHeap().allows(half + 1)).isFalse();
    }
}
