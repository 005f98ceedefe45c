package org.substra.api.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a worker tells about files. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FileWanted.class, name = "file-wanted"),
    @JsonSubTypes.Type(value = FilesUsed.class, name = "files-used"),
})
sealed interface WorkerMessage permits FileWanted, FilesUsed {}
