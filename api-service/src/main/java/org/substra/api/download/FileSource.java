package org.substra.api.download;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.error.NotAuthorized;
import org.substra.api.error.NotStored;
import org.substra.api.error.PeerFailure;
import org.substra.api.fetched.FetchedFiles;
import org.substra.api.held.FileNames;
import org.substra.api.held.HeldFile;
import org.substra.api.held.HeldFiles;
import org.substra.api.identity.Caller;
import org.substra.api.material.Brought;
import org.substra.api.material.Materials;
import org.substra.api.material.Wanted;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;

/**
 * Finds the file that somebody may have (spec 2): in the store, else at its owner. A foreign file is
 * fetched whole and checked before its first byte is sent, because a 200 cannot be taken back; the
 * next one who asks has it from the store.
 */
@ApplicationScoped
class FileSource {

    private static final int BAD_GATEWAY = 502;
    private static final int NO_SECRET = 500;

    private final AssetStore store;
    private final DiskWork disk;
    private final HeldFiles held;
    private final FetchedFiles fetched;
    private final Materials materials;
    private final ThisNode node;

    FileSource(
            AssetStore store, DiskWork disk, HeldFiles held, FetchedFiles fetched, Materials materials, ThisNode node) {
        this.store = store;
        this.disk = disk;
        this.held = held;
        this.fetched = fetched;
        this.materials = materials;
        this.node = node;
    }

    /**
     * The file, for a caller who may have it.
     *
     * <p>Fails with {@link NotAuthorized}, {@link NotStored} or {@link PeerFailure}.
     */
    Uni<Download> open(Caller caller, AssetFile asked) {
        if (!asked.permissions().allow(caller.organisation())) {
            return Uni.createFrom().failure(new NotAuthorized("Unauthorized"));
        }
        return own(caller.channel(), asked)
                .onItem()
                .ifNull()
                .switchTo(() -> asked.owner().equals(node.organisation())
                        ? Uni.createFrom().failure(new NotStored())
                        : foreign(caller.channel(), asked));
    }

    private Uni<@Nullable Download> own(String channel, AssetFile asked) {
        return held.name(channel, asked.asset(), asked.part(), asked.file().hash())
                .onItem()
                .ifNotNull()
                .transformToUni(name -> fetched.used(List.of(asked.file().hash()))
                        .chain(() -> disk.call(() -> store.file(asked.file().hash())))
                        .map(path ->
                                path.map(found -> new Download(found, name)).orElse(null)));
    }

    private Uni<Download> foreign(String channel, AssetFile asked) {
        var wanted = new Wanted(
                channel,
                asked.file().hash(),
                Optional.empty(),
                asked.owner(),
                asked.file().storageAddress());
        return materials.bring(wanted).chain(brought -> switch (brought) {
            case Brought.There there -> remember(channel, asked, there);
            case Brought.Refused refused -> failed(refused.status(), asked, refused.text());
            case Brought.WrongBytes wrong -> failed(BAD_GATEWAY, asked, wrong.text());
            case Brought.Unreachable silent -> failed(BAD_GATEWAY, asked, silent.text());
            case Brought.Unknown unknown -> failed(NO_SECRET, asked, unknown.text());
            case Brought.Elsewhere elsewhere -> failed(BAD_GATEWAY, asked, elsewhere.text());
        });
    }

    private Uni<Download> remember(String channel, AssetFile asked, Brought.There there) {
        String name = FileNames.clean(there.fileName(), asked.part());
        var file = new HeldFile(asked.asset(), asked.part(), asked.file().hash(), name);
        return held.add(channel, List.of(file)).replaceWith(() -> new Download(there.path(), name));
    }

    private static Uni<Download> failed(int status, AssetFile asked, String text) {
        String message = "Cannot proxify asset from node " + asked.owner() + ": "
                + asked.part().word() + " of " + asked.asset() + ": " + text;
        boolean error = status >= 400 && status <= 599;
        return Uni.createFrom().failure(new PeerFailure(error ? status : BAD_GATEWAY, message));
    }
}
