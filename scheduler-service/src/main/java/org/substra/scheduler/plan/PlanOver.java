package org.substra.scheduler.plan;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.substra.contract.Key;
import org.substra.contract.message.Message;

/**
 * To all workers: nothing of this plan runs here any more; what was kept for its tuples only can go.
 *
 * @param endedAtMillis when that was so (milliseconds since 1970): what is made later is of tuples that were added to the plan
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("plan-over")
record PlanOver(int version, String id, String channel, Key plan, long endedAtMillis) {

    static PlanOver of(EndedPlan plan) {
        return new PlanOver(
                Message.VERSION,
                UUID.randomUUID().toString(),
                plan.channel(),
                plan.plan(),
                plan.at().toEpochMilli());
    }
}
