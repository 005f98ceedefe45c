package org.substra.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.identity.Accounts;
import org.substra.api.identity.IncomingNodes;
import org.substra.contract.OrganisationId;

/** Users and nodes that tests sign in as. */
@ApplicationScoped
public class People {

    public static final String PASSWORD = "p@$swr0d44";

    private final Accounts accounts;
    private final IncomingNodes nodes;
    private final Database database;
    private @Nullable String token;

    People(Accounts accounts, IncomingNodes nodes, Database database) {
        this.accounts = accounts;
        this.nodes = nodes;
        this.database = database;
    }

    /** A new user of the tests' channel; the name is unique. Nobody is throttled: all tests share one address. */
    public String newUser() {
        return newUser(Optional.of(LedgerAtHand.CHANNEL));
    }

    /** A new user of that channel, or of none. */
    public String newUser(Optional<String> channel) {
        database.run("delete from api_throttle");
        String name = "user-" + Given.word();
        Await.result(() -> accounts.add(name, PASSWORD, channel));
        return name;
    }

    /** Lets a node in. */
    public void admit(OrganisationId node, String secret) {
        Await.result(() -> nodes.put(node, secret));
    }

    /** Requests of a new, signed-in user. */
    public RequestSpecification signedIn() {
        return given().header("Authorization", "Token " + token(newUser()));
    }

    /** Requests of a signed-in user who is the same for all that ask: logging in takes its time on purpose. */
    public RequestSpecification someone() {
        return given().header("Authorization", authorization());
    }

    /** How {@link #someone} says who they are. */
    public synchronized String authorization() {
        token = token == null ? token(newUser()) : token;
        return "Token " + token;
    }

    /** Requests of a node of the tests' channel, which is let in for them. */
    public RequestSpecification node(OrganisationId node) {
        database.run("delete from api_throttle");
        admit(node, PASSWORD);
        return given().auth()
                .preemptive()
                .basic(node.value(), PASSWORD)
                .header("Substra-Channel-Name", LedgerAtHand.CHANNEL);
    }

    public static String token(String name) {
        return given().formParam("username", name)
                .formParam("password", PASSWORD)
                .when()
                .post("/api-token-auth/")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
