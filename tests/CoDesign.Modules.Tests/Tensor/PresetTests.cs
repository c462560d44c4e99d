using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

public sealed class PresetTests
{
    [Fact]
    public void Tpu_is_within_18_percent_where_memory_or_multipliers_bound_it()
    {
        PublishedPoint[] points = [.. PublishedPoints.All.Where(p => p.Preset == "tpu-v1" && p.Miss is null)];
        Assert.Equal(["MLP0", "MLP1", "LSTM0", "CNN0"], points.Select(p => p.What.Split(',')[0]));
        Assert.All(points, p => Assert.InRange(p.Error, -0.18, 0.18));
    }

    [Theory] // the spreadsheet rounds halves of cycles up, and has 25,499 where 25,497.7 follow
    [InlineData("conv2.1, cycles")]
    [InlineData("conv2.2, cycles")]
    [InlineData("conv3.1, cycles")]
    [InlineData("conv4.1, cycles")]
    [InlineData("fc1.1, cycles per frame of 16")]
    [InlineData("fc2.1, cycles per frame of 16")]
    [InlineData("conv2.1, cycles of the multipliers alone")]
    [InlineData("conv3.1, cycles of the multipliers alone")]
    public void Nvdla_has_the_cycles_of_the_spreadsheet(string what)
    {
        PublishedPoint point = PublishedPoints.All.Single(p => p.What == what);
        Assert.Equal(point.Published, point.Model);
    }

    [Fact]
    public void Gemmini_takes_a_row_per_cycle() => Assert.Equal(16, PublishedPoints.All.Single(p => p.Preset == "gemmini-16x16").Model);

    [Fact] // an upper bound that a published figure exceeds would be wrong
    public void Upper_bounds_are_above_what_was_published() =>
        Assert.All(PublishedPoints.All.Where(p => p.Kind == "upper bound"), p => Assert.True(p.Model >= p.Published, p.What));

    [Fact]
    public void A_point_beyond_18_percent_is_a_miss_with_its_reason() =>
        Assert.All(PublishedPoints.All.Where(p => Math.Abs(p.Error) > 0.18), p => Assert.False(string.IsNullOrEmpty(p.Miss), p.What));
}
