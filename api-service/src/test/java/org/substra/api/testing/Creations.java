package org.substra.api.testing;

import static org.substra.api.testing.LedgerAtHand.OWKIN;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.plan.PlanHeader;

/** A valid request of each kind that writes, by its path. What one instance asks for is new, and may be asked for again. */
public final class Creations {

    private static final String ALGO = "{\"name\":\"a\"," + Uploads.EVERYBODY + "}";

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final Hospitals hospitals = new Hospitals();
    private final PlanBodies plans = new PlanBodies(hospitals);
    private final String word = Given.word();
    private final Key plan = Given.key(word);
    private final Key trained = hospitals.train();

    public Creations() {
        ledger.submitAs(OWKIN, new CreateComputePlan(plan, new PlanHeader(false, "", Map.of()), List.of()));
    }

    /** Sends it. */
    public interface Request {
        ValidatableResponse send(RequestSpecification by);
    }

    public Map<String, Request> all() {
        return Map.ofEntries(
                Map.entry("/objective/", this::objective),
                Map.entry("/data_manager/", this::dataManager),
                Map.entry("/data_manager/{key}/update_ledger/", this::link),
                Map.entry("/data_sample/", this::sample),
                Map.entry("/data_sample/bulk_update/", this::linkSamples),
                Map.entry("/algo/", algo(AlgoKind.ALGO)),
                Map.entry("/composite_algo/", algo(AlgoKind.COMPOSITE_ALGO)),
                Map.entry("/aggregate_algo/", algo(AlgoKind.AGGREGATE_ALGO)),
                Map.entry("/traintuple/", json("/traintuple/", train(hospitals.algo()))),
                Map.entry("/composite_traintuple/", json("/composite_traintuple/", train(hospitals.compositeAlgo()))),
                Map.entry("/aggregatetuple/", json("/aggregatetuple/", aggregate(hospitals.aggregateAlgo()))),
                Map.entry("/testtuple/", json("/testtuple/", test(trained))),
                Map.entry("/compute_plan/", json("/compute_plan/", plans.chain(0, 1))),
                Map.entry("/compute_plan/{key}/update_ledger/", ofPlan("update_ledger", plans.chain(0, 1))),
                Map.entry("/compute_plan/{key}/cancel/", ofPlan("cancel", Map.of())));
    }

    /** The body of a traintuple or composite traintuple. */
    public Map<String, Object> train(Key algo) {
        return Map.of(
                "algo_key",
                algo.value(),
                "data_manager_key",
                hospitals.manager().value(),
                "train_data_sample_keys",
                values(hospitals.trainSamples().subList(0, 1)),
                "out_trunk_model_permissions",
                Map.of("authorized_ids", List.of()));
    }

    public Map<String, Object> aggregate(Key algo) {
        return Map.of("algo_key", algo.value(), "worker", "owkinMSP", "in_models_keys", List.of(trained.value()));
    }

    public Map<String, Object> test(Key tuple) {
        return Map.of("objective_key", hospitals.objective().value(), "traintuple_key", tuple.value());
    }

    public Hospitals hospitals() {
        return hospitals;
    }

    public static Request json(String path, Map<String, Object> body) {
        return by ->
                by.contentType(ContentType.JSON).body(body).when().post(path).then();
    }

    private Request ofPlan(String verb, Map<String, Object> body) {
        return json("/compute_plan/" + plan + "/" + verb + "/", body);
    }

    private Request algo(AlgoKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return by -> Uploads.algo(by, name, Uploads.code(word + name), ALGO);
    }

    private ValidatableResponse objective(RequestSpecification by) {
        String json = "{\"name\":\"o\",\"metrics_name\":\"m\"," + Uploads.EVERYBODY + "}";
        return Uploads.objective(by, Uploads.text("objective " + word), json);
    }

    private ValidatableResponse dataManager(RequestSpecification by) {
        String json = "{\"name\":\"d\",\"type\":\"csv\"," + Uploads.EVERYBODY + "}";
        return Uploads.dataManager(by, Uploads.text("# " + word), json);
    }

    private ValidatableResponse link(RequestSpecification by) {
        return json(
                        "/data_manager/" + hospitals.manager() + "/update_ledger/",
                        Map.of("objective_key", hospitals.objective().value()))
                .send(by);
    }

    private ValidatableResponse sample(RequestSpecification by) {
        String json = "{\"data_manager_keys\":[\"" + hospitals.manager() + "\"],\"test_only\":false}";
        return Uploads.sample(by, Uploads.data(word), json);
    }

    private ValidatableResponse linkSamples(RequestSpecification by) {
        var body = Map.<String, Object>of(
                "data_sample_keys", values(hospitals.trainSamples()),
                "data_manager_keys", List.of(hospitals.manager().value()));
        return json("/data_sample/bulk_update/", body).send(by);
    }

    private static List<String> values(List<Key> keys) {
        return keys.stream().map(Key::value).toList();
    }
}
