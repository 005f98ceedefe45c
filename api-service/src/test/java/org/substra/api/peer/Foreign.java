package org.substra.api.peer;

import static org.substra.api.testing.LedgerAtHand.NANTES;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.substra.api.identity.OutgoingNode;
import org.substra.api.identity.OutgoingNodes;
import org.substra.api.material.Brought;
import org.substra.api.material.Materials;
import org.substra.api.material.Wanted;
import org.substra.api.testing.Await;
import org.substra.api.testing.Database;
import org.substra.api.testing.Given;
import org.substra.api.testing.LedgerAtHand;
import org.substra.api.testing.People;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;
import org.substra.contract.command.RegisterAlgo;

/** Files of chu-nantes, as people and workers of owkin ask for them. */
@ApplicationScoped
public class Foreign {

    /** What owkin shows to chu-nantes, and to nobody else. */
    public static final String SECRET = "only-for-chu-nantes";

    private final OutgoingNodes nodes;
    private final Materials materials;
    private final People people;
    private final Database database;
    private final Path media;

    Foreign(
            OutgoingNodes nodes,
            Materials materials,
            People people,
            Database database,
            @ConfigProperty(name = "substra.store.root") Path media) {
        this.nodes = nodes;
        this.materials = materials;
        this.people = people;
        this.database = database;
        this.media = media;
    }

    /** Owkin's operator says where chu-nantes is. */
    public void isAt(URI origin) {
        Await.result(() -> nodes.put(new OutgoingNode(NANTES, origin, SECRET)));
    }

    /** Owkin's operator has said nothing of chu-nantes. */
    public void isNowhere() {
        database.run("delete from outgoing_node");
    }

    /**
     * Chu-nantes registers an algo whose archive has that hash and address.
     *
     * @throws org.substra.contract.Refusal when the ledger does not take such an address
     */
    public Key algo(Key hash, String address) {
        var content = new StoredFile(hash, address);
        var description = new StoredFile(Given.key(hash + " description"), "http://nantes.test/description/");
        LedgerAtHand.get()
                .submitAs(
                        NANTES,
                        new RegisterAlgo(AlgoKind.ALGO, "foreign", content, description, Given.EVERYBODY, Map.of()));
        return hash;
    }

    /** Somebody at owkin downloads the algo. */
    public ValidatableResponse download(Key algo) {
        return asked(people.someone(), algo);
    }

    /** As {@link #download}, by whoever. */
    public ValidatableResponse asked(RequestSpecification who, Key algo) {
        return who.when().get("/algo/" + algo + "/file/").then();
    }

    /** A worker of owkin needs the file; what its message says was checked by nobody. */
    public Brought bring(Key hash, String address) {
        var wanted = new Wanted(LedgerAtHand.CHANNEL, hash, Optional.empty(), NANTES, address);
        return Await.result(() -> materials.bring(wanted));
    }

    /** Every file that owkin's api has, finished or not. */
    public Set<String> files() {
        try (Stream<Path> tree = Files.walk(media.resolve("api"))) {
            return tree.filter(Files::isRegularFile).map(Path::toString).collect(TreeSet::new, Set::add, Set::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
