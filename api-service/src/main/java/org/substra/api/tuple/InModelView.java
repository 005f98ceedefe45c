package org.substra.api.tuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.api.readmodel.InModel;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;

/** {@code InModel} of spec 1.5: hash and address are empty until the parent is done. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record InModelView(Key traintupleKey, String hash, String storageAddress) {

    /** The model that travels: of a composite parent its trunk. */
    public static InModelView of(InModel in) {
        StoredFile model = in.model();
        return model == null
                ? new InModelView(in.tuple(), "", "")
                : new InModelView(in.tuple(), model.hash().value(), model.storageAddress());
    }

    /** The head, which is at no address: it never leaves its worker. */
    public static InModelView ofHead(InModel in) {
        Key head = in.head();
        return new InModelView(in.tuple(), head == null ? "" : head.value(), "");
    }

    public static List<InModelView> of(List<InModel> models) {
        return models.stream().map(InModelView::of).toList();
    }

    /** The same, and null for none. */
    public static @Nullable List<InModelView> ofNullable(List<InModel> models) {
        return models.isEmpty() ? null : of(models);
    }
}
