package org.substra.ledger.submission;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.substra.ledger.log.SharedLog;

/** Appends what many submitters hand in as one transaction: while one group commits, the next one gathers. */
public final class Appender implements Runnable {

    private static final int GROUP = 200;
    private static final int GROUP_BYTES = 4 << 20;

    private final String channel;
    private final SharedLog log;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

    public Appender(String channel, SharedLog log) {
        this.channel = channel;
        this.log = log;
    }

    private record Waiting(byte[] bytes, CompletableFuture<Void> done) {}

    /**
     * Appends and waits for the commit.
     *
     * @throws SQLException when it is not known to be appended; it may be all the same
     */
    public void append(byte[] bytes) throws SQLException, InterruptedException {
        var waiting = new Waiting(bytes, new CompletableFuture<>());
        queue.add(waiting);
        try {
            waiting.done().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        }
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                append(gather(queue.take()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Waiting> gather(Waiting first) {
        List<Waiting> group = new ArrayList<>(List.of(first));
        int bytes = first.bytes().length;
        while (group.size() < GROUP && bytes < GROUP_BYTES) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            bytes += next.bytes().length;
        }
        return group;
    }

    private void append(List<Waiting> group) {
        try {
            log.append(channel, group.stream().map(Waiting::bytes).toList());
            group.forEach(waiting -> waiting.done().complete(null));
        } catch (SQLException | RuntimeException | Error e) { // whoever waits must hear of it, and the next group go on
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }
}
