package org.substra.worker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Cuts what a container writes into lines. Memory stays bounded, whatever it writes. */
final class Lines extends ResultCallback.Adapter<Frame> {

    private static final int MAX_LINE = 4_000;

    private final Map<StreamType, ByteArrayOutputStream> open = new EnumMap<>(StreamType.class);
    private final Consumer<String> log;

    Lines(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void onNext(Frame frame) {
        ByteArrayOutputStream line = open.computeIfAbsent(frame.getStreamType(), _ -> new ByteArrayOutputStream());
        for (byte b : frame.getPayload()) {
            if (b == '\n') {
                flush(line);
            } else if (b != '\r' && line.size() < MAX_LINE) {
                line.write(b);
            }
        }
    }

    @Override
    public void onComplete() {
        open.values().stream().filter(line -> line.size() > 0).forEach(this::flush);
        super.onComplete();
    }

    private void flush(ByteArrayOutputStream line) {
        log.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
