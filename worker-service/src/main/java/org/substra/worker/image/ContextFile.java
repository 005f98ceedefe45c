package org.substra.worker.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.substra.worker.failure.TupleFailure;

/** The file that a build context is written to. That it cannot be written is this node's fault, not the archive's. */
final class ContextFile extends OutputStream {

    private final Path path;
    private final OutputStream out;

    ContextFile(Path path) {
        this.path = path;
        try {
            this.out = new BufferedOutputStream(Files.newOutputStream(path));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private TupleFailure failed(IOException e) {
        return TupleFailure.of("cannot write the build context", path, e);
    }
}
