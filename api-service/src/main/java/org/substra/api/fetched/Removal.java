package org.substra.api.fetched;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.substra.api.store.FetchedArea;

/** Takes files from the volume, the first ones first. */
@ApplicationScoped
class Removal {

    private final FetchedArea area;

    Removal(FetchedArea area) {
        this.area = area;
    }

    /**
     * What was done with some files.
     *
     * @param gone the volume has them no more
     * @param inUse a worker uses them, or they cannot be removed
     * @param last whether there were no others
     */
    record Done(List<Candidate> gone, List<Candidate> inUse, boolean last) {

        private long bytes() {
            return gone.stream().mapToLong(Candidate::size).sum();
        }

        Round round(long kept, long excess) {
            return new Round(gone.size(), bytes(), kept - bytes(), !last && bytes() < excess);
        }
    }

    /** Removes files until so many bytes are gone. */
    Done of(List<Candidate> oldest, long excess) {
        var gone = new ArrayList<Candidate>();
        var inUse = new ArrayList<Candidate>();
        long left = excess;
        for (Candidate candidate : oldest) {
            if (left > 0 && remove(candidate)) {
                gone.add(candidate);
                left -= candidate.size();
            } else if (left > 0) {
                inUse.add(candidate);
            }
        }
        return new Done(gone, inUse, oldest.size() < FetchedRows.BATCH);
    }

    /** One that cannot be removed keeps none of the others here. */
    private boolean remove(Candidate candidate) {
        try {
            return area.remove(candidate.file());
        } catch (IOException e) {
            Log.errorf(
                    "fetched file %s cannot be removed now: %s",
                    candidate.file().hash(), e);
            return false;
        }
    }
}
