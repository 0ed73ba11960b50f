package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesModelsTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec:
              replicas: 2
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}}
                spec:
                  containers:
                    - name: a
                      image: b:1
                      env: [{name: N, value: "5"}]
                      ports: [{containerPort: 8080}]
                      resources: {limits: {memory: 1024Mi, cpu: "1"}, requests: {cpu: 1000m}}
                      livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
            """;

    @Test
    void whatKubernetesTakesIsTaken() {
        assertThat(KubernetesModels.problems(Yaml.read(DEPLOYMENT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    replicas: 2           | replicaz: 2            | replicaz
                    replicas: 2           | replicas: two          | two
                    livenessProbe         | livenessProb           | livenessProb
                    selector: {matchLabels: {a: b}} | paused: false | selector
                    containerPort: 8080   | containerPort: "8080"  | 8080
                    value: "5"            | value: 5               | 5
                    periodSeconds: 5      | periodSeconds: 5.5     | 5.5
                    memory: 1024Mi        | memory: 1024MB         | suffix
                    apps/v1               | apps/v1beta1           | apps/v1beta1
                    """, quoteCharacter = '`')
    void whatKubernetesWouldRefuseIsTold(String right, String wrong, String told) {
        assertThat(KubernetesModels.problems(Yaml.read(DEPLOYMENT.replace(right, wrong))))
                .anySatisfy(problem -> assertThat(problem).contains(told));
    }
}
