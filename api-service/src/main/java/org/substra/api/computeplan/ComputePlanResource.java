package org.substra.api.computeplan;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Lists;

@Path(Wire.COMPUTE_PLAN)
class ComputePlanResource {

    private static final String KEY = "{key}";
    private static final String UPDATE = KEY + "/" + Wire.UPDATE_LEDGER;

    private final Plans plans;
    private final Submissions submissions;
    private final PlanBodyReader reader;
    private final CurrentCaller caller;

    ComputePlanResource(Plans plans, Submissions submissions, PlanBodyReader reader, CurrentCaller caller) {
        this.plans = plans;
        this.submissions = submissions;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<ComputePlanView> create(PlanBody body, @Context RoutingContext exchange) {
        return answer(plans.create(caller.get(), body), exchange);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<ComputePlanView> create(@RestForm @Nullable String json, @Context RoutingContext exchange) {
        return answer(plans.create(caller.get(), reader.read(json)), exchange);
    }

    @POST
    @Path(UPDATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<ComputePlanView> update(@RestPath String key, PlanBody body, @Context RoutingContext exchange) {
        return answer(plans.update(caller.channel(), PathKey.of(key), body), exchange);
    }

    @POST
    @Path(UPDATE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<ComputePlanView> update(
            @RestPath String key, @RestForm @Nullable String json, @Context RoutingContext exchange) {
        return answer(plans.update(caller.channel(), PathKey.of(key), reader.read(json)), exchange);
    }

    @POST
    @Path(KEY + "/cancel")
    public Uni<ComputePlanView> cancel(@RestPath String key) {
        return plans.cancel(caller.channel(), PathKey.of(key)).map(ComputePlanView::of);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestMulti<ComputePlanView> list(@BeanParam ListQuery query, UriInfo request) {
        return Lists.answer(plans.list(caller.channel(), query).map(found -> found.map(ComputePlanView::of)), request);
    }

    @GET
    @Path(KEY)
    public Uni<ComputePlanView> get(@RestPath String key) {
        return plans.get(caller.channel(), PathKey.of(key)).map(ComputePlanView::of);
    }

    /** The request is remembered until its whole answer has left: a client that has lost it asks again. */
    private Uni<ComputePlanView> answer(Uni<Plans.Written> writing, RoutingContext exchange) {
        return writing.invoke(written -> exchange.addEndHandler(end -> {
                    if (end.succeeded()) {
                        submissions
                                .close(written.submission())
                                .subscribe()
                                .with(
                                        _ -> {},
                                        failure -> Log.warnf(
                                                "cannot forget an answered request for compute plan %s: %s",
                                                written.submission().plan(), failure));
                    }
                }))
                .map(written -> ComputePlanView.of(written.plan(), written.idToKey()));
    }
}
