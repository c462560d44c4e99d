using System.Text.Json.Nodes;

namespace CoDesign.Description.Schema;

/// <summary>JSON Schema of mappings.</summary>
internal static class RecordSchemaJson
{
    /// <summary>Adds the keywords of a record to a schema object.</summary>
    /// <param name="target">The object to fill.</param>
    /// <param name="record">The record.</param>
    /// <param name="rootName">Name of the model's root, which is referred to as "#".</param>
    public static void AddRecord(JsonObject target, RecordSchema record, string rootName)
    {
        if (record.Description.Length > 0)
        {
            target["description"] = record.Description;
        }
        if (record.Cases.Count == 0)
        {
            AddMapping(target, record.Properties, record.KeyGroups, rootName);
            return;
        }
        // One complete object per case: editors of all generations understand it, which is not so for unevaluatedProperties.
        JsonArray cases = [];
        foreach (UnionCaseSchema unionCase in record.Cases)
        {
            JsonObject one = new() { ["title"] = $"{record.TagKey}: {unionCase.Tag}" };
            IEnumerable<PropertySchema> shared = record.Properties.Select(property =>
                property.Key == record.TagKey ? TagOf(property, unionCase) : property);
            IEnumerable<PropertySchema> own = unionCase.Properties.Where(property =>
                !record.Properties.Any(known => known.Key == property.Key));
            AddMapping(one, [.. shared, .. own], [.. record.KeyGroups, .. unionCase.KeyGroups], rootName);
            cases.Add((JsonNode)one);
        }
        target["anyOf"] = cases;
    }

    private static PropertySchema TagOf(PropertySchema tag, UnionCaseSchema unionCase) => tag with
    {
        Description = $"{tag.Description} {unionCase.Tag}: {unionCase.Description}",
        Value = ((ScalarSchema)tag.Value) with { Values = [unionCase.Tag] },
    };

    private static void AddMapping(
        JsonObject target,
        IReadOnlyList<PropertySchema> properties,
        IReadOnlyList<KeyGroup> groups,
        string rootName)
    {
        target["type"] = "object";
        JsonObject members = [];
        JsonArray required = [];
        foreach (PropertySchema property in properties)
        {
            members[property.Key] = ValueSchemaJson.Of(property, rootName);
            if (property.IsRequired)
            {
                required.Add((JsonNode)property.Key);
            }
        }
        target["properties"] = members;
        if (required.Count > 0)
        {
            target["required"] = required;
        }
        target["additionalProperties"] = false;
        if (groups.Count > 0)
        {
            target["allOf"] = new JsonArray([.. groups.Select(Rule)]);
        }
    }

    private static JsonNode Rule(KeyGroup group)
    {
        switch (group.Rule)
        {
            case KeyGroupRule.ExactlyOne:
                return new JsonObject { ["oneOf"] = OneOf(group.Keys) };
            case KeyGroupRule.AtMostOne:
                JsonArray choices = OneOf(group.Keys);
                choices.Add((JsonNode)new JsonObject { ["not"] = new JsonObject { ["anyOf"] = OneOf(group.Keys) } });
                return new JsonObject { ["oneOf"] = choices };
            default:
                JsonObject dependencies = [];
                foreach (string key in group.Keys)
                {
                    dependencies[key] = new JsonArray([.. group.Keys.Where(other => other != key).Select(other => (JsonNode)other)]);
                }
                return new JsonObject { ["dependentRequired"] = dependencies };
        }
    }

    private static JsonArray OneOf(IReadOnlyList<string> keys) =>
        [.. keys.Select(key => (JsonNode)new JsonObject { ["required"] = new JsonArray(key) })];
}
