/** The MissionHub v4 people API: JSON:API documents with related items, and people who are merged by themselves. */
@NullMarked
package io.countersign.gateway.missionhub;

import org.jspecify.annotations.NullMarked;
