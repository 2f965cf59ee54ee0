{{- define "kiro4j.labels" -}}
app.kubernetes.io/name: kiro4j
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "kiro4j.secret" -}}
{{ .Values.keys.existingSecret | default .Release.Name }}
{{- end }}

{{- define "kiro4j.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
env:
  - name: KIRO_PROFILE
    value: {{ .Values.profile | quote }}
  - name: KIRO4J_STORAGE
    value: {{ .Values.storage.type | quote }}
  - name: KIRO4J_API_KEY
    valueFrom:
      secretKeyRef: {name: {{ include "kiro4j.secret" . }}, key: api-key}
  - name: KIRO4J_ADMIN_KEY
    valueFrom:
      secretKeyRef: {name: {{ include "kiro4j.secret" . }}, key: admin-key, optional: true}
  - name: KIRO_ADMIN_KEY
    valueFrom:
      secretKeyRef: {name: {{ include "kiro4j.secret" . }}, key: admin-key, optional: true}
  - name: KIRO4J_ENCRYPTION_KEY
    valueFrom:
      secretKeyRef: {name: {{ include "kiro4j.secret" . }}, key: encryption-key, optional: true}
{{- if eq .Values.storage.type "postgres" }}
  - name: KIRO4J_DATABASE_URL
    valueFrom:
      secretKeyRef: {name: {{ include "kiro4j.secret" . }}, key: database-url}
{{- end }}
volumeMounts:
  - name: config
    mountPath: /etc/kiro4j
    readOnly: true
  - name: state
    mountPath: /var/lib/kiro4j
  - name: tmp
    mountPath: /tmp
{{- end }}
